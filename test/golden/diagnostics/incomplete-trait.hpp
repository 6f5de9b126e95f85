#pragma once

namespace vendor {
class Client;
}
using Client [[dynify::trait]] = vendor::Client;
