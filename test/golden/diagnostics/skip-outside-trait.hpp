#pragma once

class Plain {
  [[dynify::skip]] void run();
};
