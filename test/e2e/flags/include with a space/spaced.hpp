#pragma once
#define SPACED
