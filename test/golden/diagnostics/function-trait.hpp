#pragma once

[[dynify::trait]] int fetch(int id);
