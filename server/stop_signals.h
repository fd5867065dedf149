#ifndef PERRON_SERVER_STOP_SIGNALS_H_
#define PERRON_SERVER_STOP_SIGNALS_H_

namespace perron {

// From now on SIGINT and SIGTERM do not end the process but wake WaitForStopSignal. For the whole process, once. False
// when the system refuses.
//
// Not sigwait: that needs the signals blocked in every thread, and libraries start threads before main (OpenBLAS does).
bool CatchStopSignals();

// Returns for each signal caught, once. REQUIRES: CatchStopSignals() was called.
void WaitForStopSignal();

}  // namespace perron

#endif  // PERRON_SERVER_STOP_SIGNALS_H_
