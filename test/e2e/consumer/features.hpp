#pragma once

#define STREAM_CAN_REWIND 0
