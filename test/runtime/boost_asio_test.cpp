// Boost's edition of Asio.
#define TEST_BOOST_ASIO 1
#include "asio_test.cpp"
