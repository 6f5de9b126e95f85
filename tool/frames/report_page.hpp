// The page around the data of a report.
#pragma once

namespace dynify::gen {

/// What stands before and behind the JSON.
extern const char ReportHead[];
extern const char ReportTail[];

}  // namespace dynify::gen
