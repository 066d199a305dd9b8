package io.inscope.reports.workbook;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An office program that we did not write, where it is installed.
public final class LibreOffice {
  private static final long PATIENCE_MINUTES = 5;

  /// Formulas are computed again, whoever wrote the file and whatever it says they evaluate to.
  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
      xmlns:xs="http://www.w3.org/2001/XMLSchema" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """;

  private final Path program;

  private LibreOffice(Path program) {
    this.program = program;
  }

  /// Empty where it is not on the path.
  public static Optional<LibreOffice> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "soffice"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(LibreOffice::new);
  }

  /// Opens a document, computes it, and saves it in a format of its choice.
  ///
  /// @param format ending and name of the filter
  /// @param folder for the result and the profile of the program
  public Path saved(Path document, String format, Path folder)
      throws IOException, InterruptedException {
    Path profile = folder.resolve("profile");
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(profile.resolve("user"));
    Files.writeString(profile.resolve("user").resolve("registrymodifications.xcu"), SETTINGS);
    Path log = folder.resolve("soffice.log");
    Process process =
        new ProcessBuilder(
                List.of(
                    program.toString(),
                    "--headless",
                    "-env:UserInstallation=" + profile.toUri(),
                    "--convert-to",
                    format,
                    "--outdir",
                    out.toString(),
                    document.toString()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("soffice did not end");
    }
    String name = document.getFileName().toString();
    Path result =
        out.resolve(
            name.substring(0, name.lastIndexOf('.') + 1)
                + format.substring(0, format.indexOf(':')));
    if (!Files.exists(result)) {
      throw new IOException("soffice wrote nothing: " + Files.readString(log));
    }
    return result;
  }
}
