package io.inscope.app.cli;

/// How rows are printed.
enum Format {
  TABLE,
  CSV,
  JSON
}
