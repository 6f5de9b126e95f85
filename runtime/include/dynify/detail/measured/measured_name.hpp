// Which function a template argument is, as text: what compilers print of it, against what a
// demangler made of its symbol.
#pragma once

#include <cstddef>
#include <string_view>

namespace dynify {
inline namespace v1 {
namespace detail {

/// Text as a template argument.
template <std::size_t N>
struct fixed_string {
  char text[N] = {};

  constexpr fixed_string() = default;
  constexpr fixed_string(const char (&from)[N]) {
    for (std::size_t i = 0; i < N; ++i) text[i] = from[i];
  }
};

template <class T, std::size_t N>
struct measured_table {
  T entries[N];
};
template <class T>
struct measured_table<T, 0> {
  const T* entries = nullptr;
};

// ---- What compilers print ----

/// From `... [with T = int; std::string_view = ...]`, GCC, or `... [T = int]`, Clang: what stands
/// for the parameter.
constexpr std::string_view argument_in(std::string_view printed) {
  printed.remove_prefix(printed.find("Printed = ") + 10);
  printed = printed.substr(0, printed.rfind(']'));
  return printed.substr(0, printed.find(';'));
}
template <auto Printed>
constexpr std::string_view printed_function() {
  return argument_in(__PRETTY_FUNCTION__);
}
template <class Printed>
constexpr std::string_view printed_type() {
  return argument_in(__PRETTY_FUNCTION__);
}
template <template <class...> class Printed>
constexpr std::string_view printed_template() {
  return argument_in(__PRETTY_FUNCTION__);
}

/// The function's name without template arguments, which compilers print differently.
template <auto F>
constexpr auto name_of_function() {
  constexpr std::string_view printed = printed_function<F>();
  fixed_string<printed.size() + 1> name;
  std::size_t length = 0;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < printed.size(); ++i) {
    const char c = printed[i];
    const bool is_operator = std::string_view(name.text, length).ends_with("operator") ||
                             std::string_view(name.text, length).ends_with("operator<") ||
                             std::string_view(name.text, length).ends_with("operator>") ||
                             std::string_view(name.text, length).ends_with("operator-");
    if (c == '<' && !(depth == 0 && is_operator))
      ++depth;
    else if (c == '>' && depth > 0)
      --depth;
    else if (depth == 0 && c != '&' && c != ' ')
      name.text[length++] = c;
  }
  return name;
}
template <auto F>
constexpr std::size_t length_of_name() {
  return std::string_view(name_of_function<F>().text).size();
}
template <auto F>
constexpr auto shortened_name() {
  constexpr auto whole = name_of_function<F>();
  fixed_string<length_of_name<F>() + 1> name;
  for (std::size_t i = 0; i < length_of_name<F>(); ++i) name.text[i] = whole.text[i];
  return name;
}
template <auto F>
inline constexpr auto measured_name = shortened_name<F>();

// ---- Matching it with a demangled name ----

/// Demangled text that is being read from the front.
class demangled {
 public:
  constexpr explicit demangled(std::string_view text) : rest_(text) {}

  [[nodiscard]] constexpr bool at_end() {
    skip_spaces();
    return rest_.empty();
  }
  constexpr bool eat(std::string_view text) {
    skip_spaces();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  /// A name with its scopes; of those, inline namespaces are in the symbol only.
  constexpr bool eat_name(std::string_view name) {
    skip_spaces();
    while (!name.empty()) {
      const std::string_view part = first_part(name);
      std::string_view ours = first_part(rest_);
      while (ours != part && rest_.size() > ours.size() + 2 &&
             rest_.substr(ours.size(), 2) == "::") {
        rest_.remove_prefix(ours.size() + 2);
        ours = first_part(rest_);
      }
      if (ours != part) return false;
      rest_.remove_prefix(part.size());
      name.remove_prefix(part.size());
      if (name.starts_with("::")) {
        name.remove_prefix(2);
        if (!rest_.starts_with("::")) return false;
        rest_.remove_prefix(2);
      } else if (!name.empty()) {
        return eat_loosely(name);
      }
    }
    return rest_.empty() || !is_word(rest_.front());
  }

 private:
  static constexpr bool is_word(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
  static constexpr std::string_view first_part(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && is_word(text[end])) ++end;
    return text.substr(0, end);
  }
  constexpr void skip_spaces() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }
  /// What is not a plain name, such as `<int, 4>`: whatever the symbol has up to the end of the
  /// brackets, since arguments of these kinds are printed in many ways.
  constexpr bool eat_loosely(std::string_view shape) {
    if (shape.front() != '<' || !rest_.starts_with('<')) return eat(shape);
    std::size_t depth = 0;
    std::size_t i = 0;
    for (; i < rest_.size(); ++i) {
      if (rest_[i] == '<') ++depth;
      if (rest_[i] == '>' && --depth == 0) break;
    }
    if (i == rest_.size()) return false;
    rest_.remove_prefix(i + 1);
    return true;
  }

  std::string_view rest_;
};

/// Reads a type from the front of demangled text, where qualifiers stand behind what they qualify.
template <class T>
struct type_reader {
  static constexpr bool read(demangled& text) { return text.eat_name(printed_type<T>()); }
};
template <class T>
constexpr bool eat_type(demangled& text) {
  return type_reader<T>::read(text);
}

template <class T>
struct type_reader<T&> {
  static constexpr bool read(demangled& text) { return eat_type<T>(text) && text.eat("&"); }
};
template <class T>
struct type_reader<T&&> {
  static constexpr bool read(demangled& text) { return eat_type<T>(text) && text.eat("&&"); }
};
template <class T>
struct type_reader<T*> {
  static constexpr bool read(demangled& text) { return eat_type<T>(text) && text.eat("*"); }
};
template <class T>
struct type_reader<const T> {
  static constexpr bool read(demangled& text) { return eat_type<T>(text) && text.eat("const"); }
};
template <class T>
struct type_reader<volatile T> {
  static constexpr bool read(demangled& text) { return eat_type<T>(text) && text.eat("volatile"); }
};
template <class T>
struct type_reader<const volatile T> {
  static constexpr bool read(demangled& text) {
    return eat_type<T>(text) && text.eat("const") && text.eat("volatile");
  }
};

template <class First, class... Rest>
constexpr bool eat_types(demangled& text) {
  return eat_type<First>(text) && ((text.eat(",") && eat_type<Rest>(text)) && ...);
}
template <template <class...> class Template, class... Args>
  requires(sizeof...(Args) > 0)
struct type_reader<Template<Args...>> {
  static constexpr bool read(demangled& text) {
    return text.eat_name(printed_template<Template>()) && text.eat("<") &&
           eat_types<Args...>(text) && text.eat(">");
  }
};

/// Types of numbers, which GCC prints as `long unsigned int`.
#define DYNIFY_NUMBER(type)                                                 \
  template <>                                                               \
  struct type_reader<type> {                                                \
    static constexpr bool read(demangled& text) { return text.eat(#type); } \
  };
DYNIFY_NUMBER(signed char)
DYNIFY_NUMBER(unsigned char)
DYNIFY_NUMBER(short)
DYNIFY_NUMBER(unsigned short)
DYNIFY_NUMBER(unsigned int)
DYNIFY_NUMBER(long)
DYNIFY_NUMBER(unsigned long)
DYNIFY_NUMBER(long long)
DYNIFY_NUMBER(unsigned long long)
DYNIFY_NUMBER(long double)
#undef DYNIFY_NUMBER

template <class... Args>
constexpr bool eat_parameters(demangled& text) {
  if constexpr (sizeof...(Args) == 0)
    return text.eat("(") && text.eat(")");
  else
    return text.eat("(") && eat_types<Args...>(text) && text.eat(")");
}

template <class R, class... Args>
struct type_reader<R(Args...)> {
  static constexpr bool read(demangled& text) {
    return eat_type<R>(text) && eat_parameters<Args...>(text);
  }
};
template <class R, class... Args>
struct type_reader<R (*)(Args...)> {
  static constexpr bool read(demangled& text) {
    return eat_type<R>(text) && text.eat("(*)") && eat_parameters<Args...>(text);
  }
};

/// Whether a function of type `F` may be the one that is demangled as this.
template <class F>
struct function_matcher;

template <class R, class... Args, bool IsNoexcept>
struct function_matcher<R (*)(Args...) noexcept(IsNoexcept)> {
  static constexpr bool match(std::string_view, std::string_view parameters) {
    demangled text(parameters);
    return eat_parameters<Args...>(text) && text.at_end();
  }
};

template <class C, class... Args>
constexpr bool match_method(std::string_view scope, std::string_view parameters,
                            std::string_view qualifier, std::string_view reference) {
  demangled owner(scope);
  demangled text(parameters);
  return eat_type<C>(owner) && owner.at_end() && eat_parameters<Args...>(text) &&
         text.eat(qualifier) && text.eat(reference) && text.at_end();
}

#define DYNIFY_METHOD(qualifier, reference)                                             \
  template <class R, class C, class... Args, bool IsNoexcept>                           \
  struct function_matcher<R (C::*)(Args...) qualifier reference noexcept(IsNoexcept)> { \
    static constexpr bool match(std::string_view scope, std::string_view parameters) {  \
      return match_method<C, Args...>(scope, parameters, #qualifier, #reference);       \
    }                                                                                   \
  };
DYNIFY_METHOD(, )
DYNIFY_METHOD(const, )
DYNIFY_METHOD(, &)
DYNIFY_METHOD(, &&)
DYNIFY_METHOD(const, &)
DYNIFY_METHOD(const, &&)
#undef DYNIFY_METHOD

template <auto F>
constexpr bool may_be(std::string_view scope, std::string_view parameters) {
  return function_matcher<decltype(F)>::match(scope, parameters);
}

}  // namespace detail
}  // namespace v1
}  // namespace dynify
