#ifndef PERRON_SERVER_CALL_H_
#define PERRON_SERVER_CALL_H_

#include <string>

#include "matching/interrupt.h"

namespace perron {

// Who calls, and until when: what a handler may know of a call beyond its request. Made by HandlerGuard for each call.
struct Call {
  std::string tenant;   // from the credential, never from the request
  Interrupt interrupt;  // deadline and cancellation of this call
};

}  // namespace perron

#endif  // PERRON_SERVER_CALL_H_
