package io.inscope.app.ui;

import io.inscope.app.Analysis;
import io.inscope.app.Capturing;
import io.inscope.app.Workspace;
import io.inscope.snapshot.model.Explained;
import io.inscope.snapshot.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A workspace whose every project holds the small bank, and that keeps project files empty.
///
/// A project called `broken.inscope` cannot be opened; one called `slow.inscope` is opened until
/// somebody cancels.
public final class SmallWorkspace implements Workspace {
  public static final class Broken extends RuntimeException implements Explained {
    public Broken() {
      super("\"broken.inscope\" is not an Inscope project");
    }

    @Override
    public String code() {
      return "STORE-NOT-A-PROJECT";
    }

    @Override
    public String hint() {
      return "Import the export again.";
    }
  }

  /// Is at zero once work on `slow.inscope` has begun.
  public final CountDownLatch slowBegan = new CountDownLatch(1);

  @Override
  public Capturing capturing() {
    throw new UnsupportedOperationException("nothing is captured in the small bank");
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Analysis open(Path project, Progress progress) {
    if (project.endsWith("broken.inscope")) {
      throw new Broken();
    }
    if (project.endsWith("slow.inscope")) {
      slowBegan.countDown();
      for (long i = 1; true; i++) {
        progress.step("Reading objects", i);
        Thread.onSpinWait();
      }
    }
    return SmallBank.analysis();
  }

  @Override
  public Analysis importInto(Path project, List<Path> sources, Progress progress) {
    write(project, "");
    return SmallBank.analysis();
  }

  @Override
  public Analysis sampleBank(Path project, Progress progress) {
    write(project, "");
    return SmallBank.analysis();
  }

  @Override
  public Analysis applyScope(Path project, Path decisions, Progress progress) {
    return SmallBank.analysis();
  }

  @Override
  public void writeReport(Analysis analysis, Path project, Path xlsx, Progress progress) {
    write(xlsx, "workbook");
  }

  @Override
  public List<Path> writeDiagram(Analysis analysis, Path folder, Progress progress) {
    Path svg = folder.resolve("overview.svg");
    Path png = folder.resolve("overview.png");
    write(svg, "svg");
    write(png, "png");
    return List.of(svg, png);
  }

  private static void write(Path file, String content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
