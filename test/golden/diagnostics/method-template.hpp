#pragma once

class [[dynify::trait]] Visitor {
 public:
  template <class T>
  void visit(T node);
  void short_form(auto node);
};
