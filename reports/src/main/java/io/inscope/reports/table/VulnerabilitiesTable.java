package io.inscope.reports.table;

import io.inscope.reports.checks.images.VulnerableUse;
import java.util.List;

/// Vulnerabilities of the images that run: one row for each image, vulnerability and workload, the
/// highest score in front.
///
/// `matched_by` is `digest`, or `tag` when the scan names no digest that runs: the tag may have
/// moved since.
public final class VulnerabilitiesTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("score", "Score", 7),
          new Column("severity", "Severity", 10),
          new Column("id", "Vulnerability", 18),
          new Column("package", "Package", 20),
          new Column("installed", "Installed", 16),
          new Column("fixed", "Fixed in", 16),
          new Column("statement", "VEX or ignored", 30),
          new Column("workload", "Workload", 34),
          new Column("containers", "Containers", 16),
          new Column("scope", "Scope", 14),
          new Column("exposure", "Exposure", 22),
          new Column("image", "Image", 34),
          new Column("digest", "Digest", 40),
          new Column("matched_by", "Matched by", 9),
          new Column("scanned", "Scanned", 11),
          new Column("source", "Shown by", 40),
          new Column("formula", "How the score came about", 60));

  private VulnerabilitiesTable() {}

  public static Table of(List<VulnerableUse> uses) {
    return new Table(
        "vulnerabilities",
        "Vulnerabilities",
        COLUMNS,
        uses.stream().map(VulnerabilitiesTable::row).toList());
  }

  private static List<Cell> row(VulnerableUse use) {
    return List.of(
        Cell.of(use.score()),
        new Cell.Status(use.severity()),
        Cell.of(use.id()),
        Cell.of(use.component()),
        Cell.of(use.installed()),
        Cell.of(use.fixed()),
        Cell.of(use.verdict()),
        Cell.of(use.workload().toString()),
        Cell.of(String.join(", ", use.containers())),
        new Cell.Status(use.scope().word()),
        Cell.of(use.exposure()),
        Cell.of(use.image()),
        Cell.of(use.digest()),
        Cell.of(use.byDigest() ? "digest" : "tag"),
        Cell.of(use.scanned()),
        Cell.of(use.source()),
        Cell.of(use.formula()));
  }
}
