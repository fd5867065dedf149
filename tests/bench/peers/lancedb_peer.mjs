// LanceDB's multivector index (late interaction: the sum over the query's vectors of the best cosine with a vector of
// the row) on a neutral set: a profile has a vector for each competency, a vacancy one for each requirement. Neither
// weights nor levels can be said; so the candidates are scored exactly afterwards, and both together are timed.
//
//   node lancedb_peer.mjs DIR EXACT.u32 [SECONDS]      prints JSON, as the other peers
//
// LanceDB takes all cores for a query; the others here take one.
import * as arrow from "apache-arrow";
import * as lancedb from "@lancedb/lancedb";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const TOP = 10;
const NOBODY = 0xffffffff;
const ROWS_PER_BATCH = 5000;
const WARM_UP = 5;
const SETTINGS = [
  { probes: 20, candidates: 200 },
  { probes: 20, candidates: 1000 },
  { probes: 50, candidates: 1000 },
  { probes: 50, candidates: 4000 },
];

const [folder, exactFile, seconds = "20"] = process.argv.slice(2);
if (exactFile === undefined) {
  console.error("usage: node lancedb_peer.mjs DIR EXACT.u32 [SECONDS]");
  process.exit(2);
}

function read(file, Type) {
  const bytes = fs.readFileSync(file);
  const own = new Uint8Array(bytes); // a buffer of its own, so that it begins where any type may
  return new Type(own.buffer, 0, own.byteLength / Type.BYTES_PER_ELEMENT);
}

function readSet() {
  const at = (name, Type) => read(path.join(folder, name), Type);
  if (!fs.existsSync(path.join(folder, "comp_vec.f32"))) {
    console.error("the set has no comp_vec.f32; derive_vectors makes one");
    process.exit(1);
  }
  return {
    transferOff: at("transfer_off.u32", Uint32Array),
    transferComp: at("transfer_comp.u16", Uint16Array),
    transferT: at("transfer_t.f32", Float32Array),
    profOff: at("prof_off.u32", Uint32Array),
    profComp: at("prof_comp.u16", Uint16Array),
    profLevel: at("prof_level.u8", Uint8Array),
    vacOff: at("vac_off.u32", Uint32Array),
    vacComp: at("vac_comp.u16", Uint16Array),
    vacLevel: at("vac_level.u8", Uint8Array),
    vacWeight: at("vac_weight.f32", Float32Array),
    vectors: at("comp_vec.f32", Float32Array),
  };
}

const set = readSet();
const competencies = set.transferOff.length - 1;
const profiles = set.profOff.length - 1;
const vacancies = set.vacOff.length - 1;
const dimensions = set.vectors.length / competencies;

// The directions alone: the metric is the cosine. null where there is none.
const directions = Array.from({ length: competencies }, (_, c) => {
  const row = set.vectors.subarray(c * dimensions, (c + 1) * dimensions);
  const length = Math.hypot(...row);
  return length > 0 ? row.map((value) => value / length) : null;
});
const nowhere = new Float32Array(dimensions).fill(1 / Math.sqrt(dimensions)); // for profiles without any

function batchOf(begin, end) {
  const ids = new Uint32Array(end - begin).map((_, i) => begin + i);
  const offsets = new Int32Array(end - begin + 1);
  const rows = [];
  for (let p = begin; p < end; ++p) {
    const before = rows.length;
    for (let k = set.profOff[p]; k < set.profOff[p + 1]; ++k) {
      const direction = directions[set.profComp[k]];
      if (direction !== null) rows.push(direction);
    }
    if (rows.length === before) rows.push(nowhere);
    offsets[p - begin + 1] = rows.length;
  }
  const values = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => values.set(row, i * dimensions));
  const float = new arrow.Float32();
  const vectorType = new arrow.FixedSizeList(dimensions, new arrow.Field("item", float, true));
  const listType = new arrow.List(new arrow.Field("item", vectorType, true));
  const vectors = arrow.makeData({
    type: vectorType,
    length: rows.length,
    nullCount: 0,
    child: arrow.makeData({ type: float, length: values.length, nullCount: 0, data: values }),
  });
  const lists = arrow.makeData({
    type: listType,
    length: end - begin,
    nullCount: 0,
    valueOffsets: offsets,
    child: vectors,
  });
  const schema = new arrow.Schema([
    new arrow.Field("id", new arrow.Uint32(), false),
    new arrow.Field("vectors", listType, false),
  ]);
  const struct = arrow.makeData({
    type: new arrow.Struct(schema.fields),
    length: end - begin,
    nullCount: 0,
    children: [arrow.makeData({ type: new arrow.Uint32(), length: ids.length, nullCount: 0, data: ids }), lists],
  });
  return new arrow.Table(schema, [new arrow.RecordBatch(schema, struct)]);
}

// The coverage of a vacancy by profiles, exactly; see clients/bench/neutral_set.h.
function scorerOf(vacancy) {
  const serves = new Map(); // competency -> [requirement, transfer, ...]
  const begin = set.vacOff[vacancy];
  const asked = set.vacOff[vacancy + 1] - begin;
  let sum = 0;
  for (let i = 0; i < asked; ++i) {
    sum += set.vacWeight[begin + i];
    const r = set.vacComp[begin + i];
    for (let k = set.transferOff[r]; k < set.transferOff[r + 1]; ++k) {
      const s = set.transferComp[k];
      if (!serves.has(s)) serves.set(s, []);
      serves.get(s).push(i, set.transferT[k]);
    }
  }
  const have = new Float64Array(asked);
  return (profile) => {
    have.fill(0);
    for (let k = set.profOff[profile]; k < set.profOff[profile + 1]; ++k) {
      const services = serves.get(set.profComp[k]) ?? [];
      for (let j = 0; j < services.length; j += 2) {
        const level = Math.min(1, set.profLevel[k] / set.vacLevel[begin + services[j]]);
        have[services[j]] = Math.max(have[services[j]], services[j + 1] * level);
      }
    }
    return have.reduce((covered, value, i) => covered + set.vacWeight[begin + i] * value, 0) / sum;
  };
}

async function answer(table, vacancy, { probes, candidates }) {
  const query = [];
  for (let k = set.vacOff[vacancy]; k < set.vacOff[vacancy + 1]; ++k) {
    const direction = directions[set.vacComp[k]];
    if (direction !== null) query.push(direction);
  }
  if (query.length === 0) return [];
  let search = table.query().nearestTo(query[0]).column("vectors").distanceType("cosine");
  for (const vector of query.slice(1)) search = search.addQueryVector(vector);
  const found = await search.nprobes(probes).limit(candidates).select(["id", "_distance"]).toArrow();
  const coverage = scorerOf(vacancy);
  return Array.from(found.getChild("id"), (id) => ({ id, coverage: coverage(id) }))
    .sort((a, b) => b.coverage - a.coverage || a.id - b.id)
    .slice(0, TOP)
    .map(({ id }) => id);
}

const exact = read(exactFile, Uint32Array);

async function measure(table, setting, buildSeconds) {
  for (let v = 0; v < Math.min(WARM_UP, vacancies); ++v) await answer(table, v, setting);
  const times = [];
  let total = 0;
  let wanted = 0;
  let found = 0;
  for (let v = 0; v < vacancies && total < 1000 * Number(seconds); ++v) {
    const begin = performance.now();
    const ids = await answer(table, v, setting);
    times.push(performance.now() - begin);
    total += times.at(-1);
    const want = exact.subarray(v * TOP, (v + 1) * TOP).filter((id) => id !== NOBODY);
    wanted += want.length;
    found += want.filter((id) => ids.includes(id)).length;
  }
  times.sort((a, b) => a - b);
  const quantile = (share) => times[Math.min(Math.floor(share * times.length), times.length - 1)];
  return {
    setting: `IVF_PQ probes=${setting.probes}, best ${setting.candidates}`,
    queries_per_second: (1000 * times.length) / total,
    median_ms: quantile(0.5),
    p99_ms: quantile(0.99),
    recall_at_10: wanted === 0 ? 1 : found / wanted,
    build_seconds: buildSeconds,
    queries: times.length,
  };
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "lancedb-"));
try {
  const begin = performance.now();
  const database = await lancedb.connect(scratch);
  let table;
  for (let p = 0; p < profiles; p += ROWS_PER_BATCH) {
    const batch = batchOf(p, Math.min(p + ROWS_PER_BATCH, profiles));
    if (table === undefined) table = await database.createTable("profiles", batch);
    else await table.add(batch);
  }
  await table.optimize();
  const vectors = set.profComp.length;
  await table.createIndex("vectors", {
    config: lancedb.Index.ivfPq({
      distanceType: "cosine",
      numPartitions: Math.max(1, Math.round(Math.sqrt(vectors))),
      numSubVectors: dimensions % 8 === 0 ? dimensions / 8 : 1,
    }),
  });
  const buildSeconds = (performance.now() - begin) / 1000;
  const settings = [];
  for (const setting of SETTINGS) settings.push(await measure(table, setting, buildSeconds));
  const { version } = JSON.parse(
    fs.readFileSync(new URL("node_modules/@lancedb/lancedb/package.json", import.meta.url)),
  );
  console.log(JSON.stringify({ peer: "LanceDB", version, profiles, vacancies, settings }, null, 1));
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
