#include "adapters/database/connection.h"

namespace qianpi::database {

void Connection::execute(const std::string& sql) {
  Poco::Data::Statement statement(session_);
  statement << sql;
  statement.execute();
}

std::size_t Connection::step(Statements& statements, const void* place) try { return statements.at(place)->statement.execute(); } catch (...) {
  statements.erase(place);
  throw;
}

}  // namespace qianpi::database
