export module net;

class [[dynify::trait]] Peer {
 public:
  int send();
};
