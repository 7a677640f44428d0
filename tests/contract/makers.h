// The stores that the contract is held against; each test case is run once for each of them.
#pragma once
#include <catch2/catch.hpp>

#include "adapters/database/database.h"
#include "tests/support/mariadb_database.h"
#include "tests/support/memory_store.h"
#include "tests/support/temp_folder.h"

namespace qianpi::contract {

struct Memory {
  test::MemoryStore both;
  Store& store() { return both; }
  Views& views() { return both; }
  Anchors& anchors() { return both; }
};

struct Sqlite {
  test::TempFolder folder;
  std::unique_ptr<database::Database> database = database::Database::open(folder.path());
  Store& store() { return database->store(); }
  Views& views() { return database->views(); }
  Anchors& anchors() { return database->anchors(); }
};

struct Mariadb {
  std::unique_ptr<database::Database> database = test::empty_database(test::PrivateMariadb::shared());
  Store& store() { return database->store(); }
  Views& views() { return database->views(); }
  Anchors& anchors() { return database->anchors(); }
};

}  // namespace qianpi::contract

#define CLAIM(title) TEMPLATE_TEST_CASE(title, "[contract]", qianpi::contract::Memory, qianpi::contract::Sqlite, qianpi::contract::Mariadb)
