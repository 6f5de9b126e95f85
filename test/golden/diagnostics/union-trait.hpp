#pragma once

union [[dynify::trait]] Either {
  void run();
};
