#pragma once

#ifndef STREAM_CAN_REWIND
#define STREAM_CAN_REWIND 0
#endif
