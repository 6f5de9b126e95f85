#!/usr/bin/env python3
"""generate.py FIRST COUNT FOLDER: writes COUNT programs, of the seeds from FIRST on, into FOLDER: traits.hpp, whose companion is to be
generated, and main.cpp, which calls every method directly and in all ways that a dyn has, and compares what was recorded."""

import random
import sys
from pathlib import Path

# Types of values: how they are declared, an expression that makes one of number `n`, and whether an overload may differ by it.
VALUES = [
    ("int", "{n}", "number"),
    ("bool", "({n} % 2 == 0)", "bool"),
    ("std::string", 'std::string("s{n}")', "text"),
    ("generated::Tracked", "generated::Tracked({n})", "tracked"),
    ("generated::Only", "generated::Only({n})", "only"),
    ("generated::Color", "generated::Color({n} % 6)", "color"),
    ("std::optional<int>", "std::optional<int>({n})", "optional"),
    ("std::vector<std::string>", 'std::vector<std::string>(2, "v{n}")', "vector"),
    ("std::pair<int, generated::Tracked>", "std::pair<int, generated::Tracked>({n}, generated::Tracked({n} + 1))", "pair"),
    ("const int*", "&generated_number", "pointer"),
    ("int (*)(int)", "&generated::doubled", "function"),
]
COPYABLE = [v for v in VALUES if v[2] != "only"]
# Names that companions use themselves, or nearly.
HOSTILE = """object_ methods_ via Implementor call self result type dyn box dynify_ lacking start init in frame argument_1 names methods
through trait Lack added wrapped wrapped_ dyn_ made layout boxed owner move forward_ access of names_ table task constructor has_base
default_base call_base named methods_of kind entry implementor std_ dynify_dyn to_words words part""".split()

# Bodies of defaults. CALL is a method of the trait, `a` the parameter, `r` what is returned.
STATEMENTS = [
    "if (CALL(1) > a) r += 1; else r -= CALL(2);",
    "for (int i = 0; i < CALL(3) % 4; ++i) r += this->CALL(i);",
    "while (r > CALL(9) + 50) r /= 2;",
    "do { ++r; } while (r % 7 != CALL(0) % 7);",
    "switch (CALL(r % 10) % 3) { case 0: r += 5; break; case 1: r = -r; [[fallthrough]]; default: r ^= 1; }",
    'try { if (CALL(4) % 2 != 0) throw std::runtime_error("x"); r += 2; } catch (const std::exception&) { r += 7; }',
    "auto f = [this](int x) { return CALL(x) + 1; }; r += f(2);",
    "const auto g = [&](int x) { return this->CALL(x) * 2; }; r += g(3);",
    "const auto h = [=, this](auto x) { return CALL(static_cast<int>(x)) + a; }; r += h(3L);",
    "struct local { int v; int twice() const { return 2 * v; } }; r += local{CALL(1)}.twice();",
    "for (int x : {1, 2, CALL(2)}) r += x;",
    "if (int k = CALL(5); k % 2 == 0) r += k; else r += (*this).CALL(1);",
    "if constexpr (sizeof(int) == 4) r += CALL(6); else r = 0;",
    "std::vector<int> all{CALL(1), CALL(2)}; for (auto& x : all) x += r; r += all[0];",
    "r = r > 0 ? CALL(r % 10) : CALL(1);",
    "{ using word = unsigned; r += static_cast<int>(word(CALL(2))); }",
    "auto [p, q] = std::pair(CALL(1), CALL(2)); r += p * q;",
    "std::string text = std::to_string(CALL(3)); r += static_cast<int>(text.size());",
    "static constexpr int k = 3; r += k * CALL(k);",
    "generated::Tracked t(CALL(2)); auto moved = std::move(t); r += moved.value() + t.value();",
    "int parts[] = {CALL(1), r}; for (int i = 0; int& part : parts) r += part + i++;",
    "enum { few = 3 }; r += few + CALL(few); /* a comment; with CALL( in it */",
    "if (r > 1000) return END(r);",
    "auto never = [&]() mutable -> int { if (a < 0) return CALL(0); return r; }; r = never();",
]
AWAITING = [
    "r += co_await WAIT(a);",
    "while (r < 20 && a > 100) r += co_await WAIT(1);",
    "if (co_await WAIT(1) > 2) r += 1; else r += 3;",
    "for (int i = 0; i < co_await WAIT(2) % 3; ++i) r += i;",
    "switch (co_await WAIT(3) % 2) { case 0: r += 1; break; default: r += 2; }",
    "try { r += co_await WAIT(-1); } catch (const generated::boom& b) { r += b.number; }",
    "{ auto first = WAIT(1); const int second = co_await WAIT(2); r += second + co_await std::move(first); }",
    "{ dynify::buffer<2048> frame; auto make = [this] { return WAIT(4); }; r += co_await dynify::defer(make).in(frame); }",
    "co_await generated::park{}; r += CALL(2);",
    "co_await generated::hop{};",
    "auto one = [](int x) -> dynify::task<int> { co_return x + 1; }; r += co_await one(CALL(1));",
    "for (;;) { if (co_await this->WAIT(2) > -1000) break; }",
    "if (int k = co_await WAIT(5); k > 2) r += k;",
    "if (r > 1000) co_return r;",
]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.name = f"p{seed}"
        self.number = 0
        r = self.random
        self.template = r.choice(["", "", "", "type", "pack", "number"])
        self.names = set()
        self.scope = r.choice(["", "", "inner", "inline"])
        self.nested = not self.template and r.random() < 0.2
        self.derived = not self.template and r.random() < 0.35
        self.methods = [self.method(i) for i in range(r.randint(2, 6))]
        self.skips = r.random() < 0.2

    # ---- what a method is ----

    def fresh(self):
        self.number += 1
        return self.random.randint(1, 9) * 10 + self.number % 10

    def new_name(self):
        pool = HOSTILE if self.random.random() < 0.25 else [f"{w}{i}" for w in ("read", "make", "of") for i in range(9)]
        while (name := self.random.choice(pool)) in self.names:
            pool = pool + [f"more{self.random.randint(0, 999)}"]
        self.names.add(name)
        return name

    def parameter(self, i):
        r = self.random
        if self.template == "type" and r.random() < 0.4:
            return {"name": f"p{i}", "type": ("T", "MAKE_T({n})", "T"), "form": r.choice(["value", "const&", "&&", "&"])}
        value = r.choice(VALUES)
        forms = ["value", "value", "const&", "&&", "&"]
        if value[2] in ("pointer", "function"):
            forms = ["value"]
        return {"name": f"p{i}", "type": value, "form": r.choice(forms), "named": r.random() < 0.9}

    def method(self, index):
        r = self.random
        m = {"index": index, "kind": r.choice(["method", "method", "coroutine", "coroutine", "coroutine", "default", "wait_default", "static",
                                               "static_default", "operator"]), "skip": False}
        m["const"] = r.random() < 0.4
        m["qualifier"] = r.choice(["", "", "", "", " &", " &&"]) if m["kind"] in ("method", "coroutine") else ""
        m["noexcept"] = m["kind"] == "method" and r.random() < 0.2
        m["throws"] = not m["noexcept"] and r.random() < 0.25
        m["parameters"] = [self.parameter(i) for i in range(r.choice([0, 1, 1, 2, 2, 3, 4]))]
        if self.template == "pack" and m["kind"] in ("method", "coroutine") and r.random() < 0.5:
            m["pack"] = True
        m["result"] = r.choice(COPYABLE[:8] + [("void", "", "void"), VALUES[4], ("int&", "", "reference"), ("const std::string&", "", "string reference")])
        if m["result"][2] in ("reference", "string reference"):
            m["throws"] = False
        if m["kind"] in ("default", "wait_default", "static_default"):
            m["parameters"], m["result"], m["throws"] = [], VALUES[0], False
            own = [s for s in STATEMENTS if m["kind"] != "static_default"]
            m["body"] = r.sample(own, min(len(own), r.randint(1, 4))) + (r.sample(AWAITING, r.randint(1, 3)) if m["kind"] == "wait_default" else [])
            r.shuffle(m["body"])
        if m["kind"] == "operator":
            m["name"] = r.choice(["operator()", "operator[]", "operator+=", "operator==", "operator-", "operator bool"])
            if m["name"] in self.names:
                m["kind"] = "method"
            else:
                self.names.add(m["name"])
                m["parameters"], m["throws"], m["noexcept"], m["qualifier"] = [], False, False, ""
                return m
        m["name"] = self.new_name()
        m["storage"] = m["kind"] == "coroutine" and r.random() < 0.15
        m["defaulted"] = (m["kind"] in ("method", "coroutine") and bool(m["parameters"]) and m["parameters"][-1]["type"][2] == "number"
                          and m["parameters"][-1]["form"] == "value" and not m.get("pack") and r.random() < 0.6)
        m["second"] = m["kind"] in ("method", "coroutine") and not m.get("pack") and r.random() < 0.2
        m["requires"] = self.template == "number" and m["kind"] in ("method", "coroutine") and r.random() < 0.3
        return m

    # ---- text ----

    @staticmethod
    def declared(p, named=True):
        text, form = p["type"][0], p["form"]
        name = p["name"] if named else ""
        if "(*)" in text:
            return text.replace("(*)", f"(*{name})")
        suffix = {"value": "", "const&": "&", "&&": "&&", "&": "&"}[form]
        return ("const " if form == "const&" else "") + text + suffix + (" " + name if name else "")

    def parameters(self, m, in_trait):
        all_ = []
        for p in m["parameters"]:
            text = self.declared(p, p.get("named", True) or not in_trait)
            if m.get("defaulted") and p is m["parameters"][-1]:
                text += " = 7"
            all_.append(text)
        if m.get("pack"):
            all_.append("Ts... more" if in_trait else "int more_1, std::string more_2")
        return ", ".join(all_)

    def declaration(self, m, in_trait, more=""):
        result = m["result"][0]
        if m["kind"] in ("coroutine", "wait_default"):
            result = f"dynify::task<{result}>"
        const = " const" if m["const"] and "static" not in m["kind"] else ""
        static = "static " if "static" in m["kind"] else ""
        parameters = more or self.parameters(m, in_trait)
        if "default" in m["kind"]:
            parameters = "int a"
        text = f"{static}{result} {m['name']}({parameters}){const}{m['qualifier']}{' noexcept' if m['noexcept'] else ''}"
        if not in_trait:
            text = text.replace("MAKE_T", "")
            text = text if self.template != "type" else self.with_t(text)
        elif m.get("requires"):
            text += " requires(N > 2)"
        if in_trait and m.get("storage"):
            text = "[[dynify::storage(2048)]] " + text
        return text

    def with_t(self, text):
        import re
        return re.sub(r"\bT\b", self.argument_t[0], text)

    OPERATORS = {"operator()": ("int operator()(int a){c}", "(*{o})({n})"), "operator[]": ("int operator[](int a){c}", "(*{o})[{n}]"),
                 "operator==": ("bool operator==(int a) const", "(*{o} == {n})"), "operator-": ("int operator-() const", "(-*{o})"),
                 "operator bool": ("explicit operator bool() const", "static_cast<bool>(*{o})")}

    def operator_text(self, m, own):
        if m["name"] == "operator+=":
            return f"{own}& operator+=(int a)"
        text, _ = self.OPERATORS[m["name"]]
        return text.format(c=" const" if m["const"] else "")

    def body_of_default(self, m, base, wait):
        text = "int r = a;\n"
        for s in m["body"]:
            s = "{ " + s + " }" if "struct local" in s or "enum" in s or "static constexpr" in s else s
            if any(w in s for w in ("auto f ", "auto g ", "auto h ", "auto [p", "auto one", "std::string text", "all{", "Tracked t(", "parts[]",
                                    "auto never")):
                s = "{ " + s + " }"
            text += "    " + s.replace("CALL", base).replace("WAIT", wait).replace("END(r)", "r") + "\n"
        if m["kind"] == "wait_default":
            return text.replace("return r", "return r").replace("if (r > 1000) return", "if (r > 1000) co_return") + "    co_return r;"
        return text + "    return r;"

    def body_of_implementor(self, m):
        lines = [f'generated::log += "{m["name"]}:";']
        for p in m["parameters"]:
            lines.append(f"generated::log += generated::show({p['name']});")
            if p["form"] == "&&" or (p["form"] == "value" and self.random.random() < 0.5):
                if p["type"][2] not in ("pointer", "function"):
                    lines.append(f"{{ [[maybe_unused]] auto taken = std::move({p['name']}); generated::log += generated::show(taken); }}")
            if p["form"] == "&" and p["type"][2] == "number":
                lines.append(f"{p['name']} += 3;")
        if m.get("pack"):
            lines.append("generated::log += generated::show(more_1) + generated::show(more_2);")
        coroutine = m["kind"] == "coroutine"
        if coroutine:
            lines.append(self.random.choice(["", "", "co_await generated::hop{};", "co_await generated::park{};", "generated::Tracked t(1); co_await generated::park{};"]))
        if m["throws"]:
            lines.append(f"if (generated::living >= 0) throw generated::boom{{{self.fresh()}}};")
        give = "co_return" if coroutine else "return"
        kind = m["result"][2]
        if kind == "reference":
            lines.append(f"{give} generated_cell;")
        elif kind == "string reference":
            lines.append(f"{give} generated_text;")
        elif kind == "void":
            lines.append(f"{give};")
        else:
            lines.append(f"{give} {m['result'][1].format(n=self.fresh())};")
        return "\n    ".join(line for line in lines if line)

    def trait(self):
        """The text of traits.hpp for this program."""
        own = "Trait"
        head = {"": "", "type": "template <class T>\n", "pack": "template <class... Ts>\n", "number": "template <int N = 3>\n"}[self.template]
        lines = []
        if self.derived:
            lines += ["class [[dynify::trait]] Root {", " public:", "  int rooted(int a) const;", "};",
                      "class [[dynify::trait]] Left : public Root {", " public:", "  dynify::task<int> left(int a) { co_return rooted(a) + 1; }", "};",
                      "class [[dynify::trait]] Right : public Root {", " public:", "  int right(const std::string& text);", "};"]
        bases = " : public Left, public Right" if self.derived else ""
        lines += [f"{head}class [[dynify::trait]] {own}{bases} {{", " public:"]
        if self.skips:
            lines += ["  [[dynify::skip]] int (*data)[3] = nullptr;", "  template <class U>\n  [[dynify::skip]] void never(U u);"]
        lines += ["  int base(int a);", "  int fixed(int a) const;", "  dynify::task<int> wait(int a);", "  static int fast(int a);"]
        for m in self.methods:
            if m["kind"] == "operator":
                lines.append(f"  {self.operator_text(m, own)};")
            elif m["kind"] in ("default", "wait_default"):
                m_const = m["const"] and m["kind"] == "default"
                m["const"] = m_const
                lines.append(f"  {self.declaration(m, True)} {{\n    {self.body_of_default(m, 'fixed' if m_const else 'base', 'wait')}\n  }}")
            elif m["kind"] == "static_default":
                m["same"] = self.fresh()
                lines.append(f"  {self.declaration(m, True)} {{ return fast(a) + {m['same']}; }}")
            else:
                lines.append(f"  /// Does {m['index']}.\n  {self.declaration(m, True)};")
            if m.get("second"):
                m["second_result"] = self.random.choice(COPYABLE[:4])
                lines.append(f"  {m['second_result'][0]} {m['name']}(generated_key key){' const' if m['const'] else ''};")
        lines.append("};")
        text = "\n".join(lines)
        if self.nested:
            text = "class Outer {\n public:\n" + text + "\n};"
        inner = {"": "", "inner": "namespace inner {\n", "inline": "inline namespace v2 {\n"}[self.scope]
        text = inner + text + ("\n}" if inner else "")
        return f"namespace {self.name} {{\nstruct generated_key {{ int key; }};\n{text}\n}}  // namespace {self.name}\n"

    def implementor(self):
        self.argument_t = self.random.choice([("int", "{n}"), ("std::string", 'std::string("T{n}")'), ("generated::Tracked", "generated::Tracked({n})")])
        methods = ["  int base(int a) { return a % 11 + 2; }", "  int fixed(int a) const { return a % 7 + 3; }", "  static int fast(int a) { return a + 1; }",
                   "  dynify::task<int> wait(int a) { if (a < 0) throw generated::boom{4}; co_await generated::hop{}; co_return a % 5 + 1; }"]
        if self.derived:
            methods += ["  int rooted(int a) const { return a * 2; }", "  int right(const std::string& text) { return static_cast<int>(text.size()); }"]
        defaults = ["  dynify::task<int> left(int a) { co_return rooted(a) + 1; }"] if self.derived else []
        for m in self.methods:
            if m["kind"] == "operator":
                body = {"operator+=": "generated::log += \"+=\"; sum += a; return *this;", "operator()": "return a + 4;", "operator[]": "return a * 3;",
                        "operator==": "return a % 2 == 0;", "operator-": "return -5;", "operator bool": "return true;"}[m["name"]]
                methods.append(f"  {self.operator_text(m, 'OWN')} {{ {body} }}")
            elif m["kind"] in ("default", "wait_default"):
                defaults.append(f"  {self.declaration(m, False)} {{\n    {self.body_of_default(m, 'fixed' if m['const'] else 'base', 'wait')}\n  }}")
            elif m["kind"] == "static_default":
                defaults.append(f"  {self.declaration(m, False)} {{ return fast(a) + {m['same']}; }}")
            else:
                methods.append(f"  {self.declaration(m, False)} {{\n    {self.body_of_implementor(m)}\n  }}")
            if m.get("second"):
                methods.append(f"  {m['second_result'][0]} {m['name']}(generated_key key){' const' if m['const'] else ''} {{\n"
                               f"    generated::log += generated::show(key.key);\n    return {m['second_result'][1].format(n=self.fresh())};\n  }}")
        return methods, defaults

    def calls(self, name, only_const):
        """A coroutine template that calls all methods of what `p` points to, by a way of coroutines."""
        out = [f"template <class Pointer, class Way>\ngenerated::job {name}(Pointer& p, Way way, std::string& out, bool& done) {{",
               "  static_cast<void>(way);", "  int generated_number = 3;", "  static_cast<void>(generated_number);"]
        base = [] if only_const else [("int", "p->base(4)"), ("task", "p->wait(8)"), ("task", "p->wait(-2)")]
        every = base + [("int", "p->fixed(5)"), ("int", "p->fast(2)")]
        if self.derived:
            every += [("int", "p->rooted(3)")] + ([] if only_const else [("task", "p->left(3)"), ("int", 'p->right("four")')])
        for kind, call in every:
            out.append(f"  try {{ out += generated::show({'co_await way(' + call + ')' if kind == 'task' else call}); }} "
                       "catch (const generated::boom& b) { out += 'b' + generated::show(b.number); }")
        for m in self.methods:
            usable = (m["const"] and m["name"] != "operator+=") or "static" in m["kind"] or m["name"] in ("operator==", "operator-", "operator bool")
            if only_const and not usable:
                continue
            if m.get("requires") and self.instance_number <= 2:
                continue
            out += self.call_text(m)
        out += ["  done = true;", "  co_return;", "}", ""]
        return "\n".join(out)

    def call_text(self, m):
        before, arguments, after = [], [], []
        if m["kind"] == "operator":
            if m["name"] == "operator+=":
                return ["  *p += 2; out += '+';"]
            return [f"  out += generated::show({self.OPERATORS[m['name']][1].format(o='p', n=self.fresh())});"]
        for p in m["parameters"]:
            make = (self.argument_t[1] if p["type"][0] == "T" else p["type"][1]).format(n=self.fresh())
            how = self.random.choice(["temporary", "moved", "variable"])
            only = p["type"][2] == "only"
            if p["form"] == "&" or how == "moved" or (how == "variable" and not only and p["form"] != "&&"):
                variable = f"x_{p['name']}"
                const = "const " if p["form"] == "const&" and self.random.random() < 0.5 else ""
                before.append(f"{const}auto {variable} = {make};")
                moved = how == "moved" and p["form"] != "&"
                arguments.append(f"std::move({variable})" if moved else variable)
                after.append(f"out += generated::show({variable});")
            else:
                arguments.append(make)
        if m.get("defaulted") and self.random.random() < 0.5:
            arguments.pop()
        if m.get("pack"):
            arguments += ["9", 'std::string("pack")']
        if "default" in m["kind"]:
            arguments = [str(self.fresh())]
        call = f"p->{m['name']}({', '.join(arguments)})"
        if m["qualifier"] == " &&":
            return []  # what gives its object away has tests of its own
        coroutine = m["kind"] in ("coroutine", "wait_default")
        value = f"co_await way({call})" if coroutine else call
        use = f"{value}; out += 'v';" if m["result"][2] == "void" else f"out += generated::show({value});"
        text = ["  {", *("    " + line for line in before), f"    try {{ {use} }} catch (const generated::boom& b) {{ out += 'b' + generated::show(b.number); }}",
                *("    " + line for line in after), "    out += ' ';", "  }"]
        if m.get("second"):
            text.append(f"  out += generated::show(p->{m['name']}({self.name}::generated_key{{{self.fresh()}}}));")
        return text

    def main(self):
        methods, defaults = self.implementor()
        self.instance_number = self.random.choice([1, 3, 4])
        scope = f"{self.name}::" + {"": "", "inner": "inner::", "inline": ""}[self.scope]
        arguments = {"": "", "type": f"<{self.argument_t[0]}>", "pack": "<int, std::string>", "number": f"<{self.instance_number}>"}[self.template]
        trait = f"{scope}{'Outer::' if self.nested else ''}Trait{arguments}"
        texts = {}
        for name, body in (("Whole", methods + defaults), ("Partial", methods)):
            own = "\n".join(body).replace("OWN", name)
            texts[name] = f"struct {name} {{\n  int sum = 0;\n{own}\n}};\n"
        state = self.random.getstate()
        every = self.calls("every", False)
        self.random.setstate(state)
        constant = self.calls("constant", True)
        upcasts = ""
        if self.derived:
            outer = scope + ("Outer::" if self.nested else "")
            upcasts = (f"  dynify::dyn<{outer}Left> left = dyn;\n  dynify::dyn<{outer}Root> root = left;\n"
                       f"  wrong += left.rooted(2) != 4 || root.rooted(3) != 6 || dynify::dyn<{outer}Right>(dyn).right(\"ab\") != 2;\n")
        return f"""namespace {self.name}_runs {{
using {self.name}::generated_key;
inline int generated_cell = 12;
inline const std::string generated_text = "kept";
{texts['Whole']}
{texts['Partial']}
{every}
{constant}
template <class Object>
int compare(const std::string& expected, const std::string& expected_constant, const char* which) {{
  using trait = {trait};
  int wrong = 0;
  Object object;
  dynify::dyn<trait> dyn = object;
  dynify::buffer<8192> place, other;
  dynify::buffer<1> small;
  auto* const p = &dyn;
  const auto same = [&](const char* way, const std::string& found) {{
    wrong += generated::expect_same("{self.name}", (std::string(which) + " by " + way).c_str(), expected, found);
  }};
  using namespace generated;
  same("init", record([&](auto& out, bool& done) {{ every(p, by_init<decltype(place)>{{place}}, out, done); }}));
  same("in", record([&](auto& out, bool& done) {{ every(p, by_in<decltype(place)>{{place}}, out, done); }}));
  same("boxed", record([&](auto& out, bool& done) {{ every(p, by_boxed{{}}, out, done); }}));
  same("try_init", record([&](auto& out, bool& done) {{
    every(p, by_second_try<decltype(small), decltype(place)>{{small, place}}, out, done);
  }}));
  auto bound = dynify::bind(dyn, place, dynify::heap);
  auto* const q = &bound;
  same("bind", record([&](auto& out, bool& done) {{ every(q, plainly{{}}, out, done); }}));
  dynify::box<trait> box = dynify::make<Object>().boxed();
  same("box", record([&](auto& out, bool& done) {{ every(box, by_in<decltype(place)>{{place}}, out, done); }}));
  dynify::shared<trait> shared = dynify::make<Object>().init(other);
  same("shared", record([&](auto& out, bool& done) {{ every(shared, by_init<decltype(place)>{{place}}, out, done); }}));
  dynify::dyn<const trait> fixed = std::as_const(object);
  auto* const r = &fixed;
  wrong += expect_same("{self.name}", "const dyn", expected_constant,
                       record([&](auto& out, bool& done) {{ constant(r, by_init<decltype(place)>{{place}}, out, done); }}));
{upcasts}  return wrong;
}}

int run() {{
  using namespace generated;
  Whole whole;
  Whole* const p = &whole;
  const std::string expected = record([&](auto& out, bool& done) {{ every(p, plainly{{}}, out, done); }});
  const Whole* const q = p;
  const std::string constantly = record([&](auto& out, bool& done) {{ constant(q, plainly{{}}, out, done); }});
  return compare<Whole>(expected, constantly, "whole") + compare<Partial>(expected, constantly, "partial");
}}
}}  // namespace {self.name}_runs
"""


def main():
    first, count, folder = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    traits = ["// Generated by test/generated/generate.py.", "#pragma once", "#include <dynify/dynify.hpp>", "#include <string>", "#include <vector>",
              "#include <stdexcept>", '#include "support.hpp"', ""]
    mains = ['#include "traits.dyn.hpp"', "#include <dynify/dynify.hpp>", ""]
    names = []
    for seed in range(first, first + count):
        program = Program(seed)
        text = program.trait()
        traits.append(text)
        mains.append(program.main())
        names.append(program.name)
    mains.append("int main() {\n  int wrong = 0;")
    mains += [f"  wrong += {name}_runs::run();" for name in names]
    mains.append(f'  std::printf("%d programs, %d wrong\\n", {len(names)}, wrong);\n  return wrong != 0;\n}}')
    (folder / "traits.hpp").write_text("\n".join(traits))
    (folder / "main.cpp").write_text("\n".join(mains) + "\n")


main()
