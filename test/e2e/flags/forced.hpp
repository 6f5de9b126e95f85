#pragma once
#define FORCED
