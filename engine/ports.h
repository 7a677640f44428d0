// Everything the engine asks of the world, and exactly what a test must fake.
#pragma once
#include "engine/ports/fault.h"
#include "engine/ports/people.h"
#include "engine/ports/store.h"
#include "engine/ports/views.h"
#include "engine/ports/world.h"
