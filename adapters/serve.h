// The verb `serve`: office, worker, web server, until a signal ends them. Part of the composition root.
#pragma once
#include "adapters/cli/arguments.h"
#include "adapters/office.h"

namespace qianpi {

/// The exit code. Throws Stop when the settings or the data folder don't fit the options.
int serve(const Settings& settings, const cli::ServeArguments& options);

}  // namespace qianpi
