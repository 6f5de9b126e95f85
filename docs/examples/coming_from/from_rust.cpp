#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <string>
#include <utility>

#include "memory_store.hpp"
#include "store.dyn.hpp"

// async fn read(store: &mut dyn DynStore) -> Option<String> {
//     let mut stack = [MaybeUninit::<u8>::uninit(); 256];
//     let mut heap = Vec::<MaybeUninit<u8>>::new();
//     store.get("key").init2(&mut stack, &mut heap).await
// }
dynify::task<std::optional<std::string>> read(DynStore store) {
  dynify::buffer<256> stack;
  co_return co_await store.get("key").in(stack, dynify::heap);
}

// let future = store.get("key").boxed();
dynify::task<std::optional<std::string>> on_the_heap(DynStore store) {
  return store.get("key").boxed();
}

// match store.get("key").try_init(&mut stack) {
//     Ok(future) => future.await,
//     Err((constructor, OutOfCapacity)) => constructor.boxed().await,
// }
dynify::task<std::optional<std::string>> in_place_or_not(DynStore store) {
  dynify::buffer<16> stack;
  auto tried = store.get("key").try_init(stack);
  if (tried) co_return co_await *std::move(tried);
  co_return co_await std::move(tried).constructor().boxed();
}

int main() {
  MemoryStore memory(MemoryStore::Texts{{"key", "value"}});  // no `impl Store for MemoryStore`
  dynify::box<Store> owned = dynify::make<MemoryStore>(memory).boxed();  // Box<dyn DynStore>
  const bool same = dynify::sync_wait(read(memory)) == "value" &&
                    dynify::sync_wait(on_the_heap(*owned)) == "value" &&
                    dynify::sync_wait(in_place_or_not(*owned)) == "value";
  return same ? 0 : 1;
}
