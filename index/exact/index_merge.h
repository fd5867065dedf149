#ifndef PERRON_INDEX_EXACT_INDEX_MERGE_H_
#define PERRON_INDEX_EXACT_INDEX_MERGE_H_

#include "index/exact/segment_builder.h"
#include "matching/interrupt.h"

namespace perron {

// One merge of a live index (index/exact/live_index.h), which goes on being read and written meanwhile:
//
//   Build      makes the new segment of what there was when the merge was planned;
//   Finish     puts it in the place of what it was made of, without the rows that have been written or removed since.
//              When those are many it does nothing and says false: then CatchUp looks them up, and Finish is called
//              again.
//
// Build and CatchUp take long and need no lock. Finish and Abandon take no time that grows with the index, and belong
// to the writer: under the lock that guards the index. A merge ends with Finish = true or with Abandon; destroy it
// without the lock, since what the index has dropped dies with it.
//
// Single thread, apart from that.
class IndexMerge {
 public:
  virtual ~IndexMerge() = default;

  // False when `interrupt`, which is asked every few hundred documents, said stop.
  virtual bool Build(const SegmentContext& context, const Interrupt& interrupt) = 0;
  virtual bool Finish() = 0;
  virtual void CatchUp() = 0;
  virtual void Abandon() = 0;
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_INDEX_MERGE_H_
