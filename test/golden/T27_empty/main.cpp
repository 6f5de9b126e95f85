#include <dynify/dynify.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "any.dyn.hpp"

int main() {
  const auto counted = std::make_shared<int>(3);
  std::vector<dynify::box<Any>> all;
  all.emplace_back(dynify::make<std::string>("text").boxed());
  all.emplace_back(dynify::make<std::shared_ptr<int>>(counted).boxed());
  int wrong = counted.use_count() != 2;
  const std::string* text = dynify::downcast<std::string>(*all[0]);
  wrong += !text || *text != "text" || dynify::downcast<int>(*all[0]) != nullptr;
  dynify::shared<Any> shared = std::move(all[1]);
  all.clear();
  wrong += counted.use_count() != 2;
  shared = dynify::make<int>(1).boxed();
  wrong += counted.use_count() != 1;

  int number = 4;
  DynAny any = number;
  const DynAny copy = any;
  wrong += !dynify::same_object(any, copy) || *dynify::downcast<int>(copy) != 4;
  const double constant = 2.0;
  const ConstDynAny seen = constant;
  wrong += dynify::downcast<const double>(seen) != &constant;
  return wrong;
}
