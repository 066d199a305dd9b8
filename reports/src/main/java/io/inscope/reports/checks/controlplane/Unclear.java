package io.inscope.reports.checks.controlplane;

/// A setting that is there but cannot be read from the command line: it stands in a file, in a
/// variable, behind a shell. [ControlPlane] turns it into "not assessed".
final class Unclear extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  Unclear(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  String why() {
    return why;
  }
}
