// EXCLUDE names this header: it is not read.
class [[dynify::trait]] Broken : public Unknown {};
