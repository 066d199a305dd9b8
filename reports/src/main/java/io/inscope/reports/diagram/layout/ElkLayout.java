package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The layered layout of the Eclipse Layout Kernel: fewer crossings than lanes where there are few
/// lines, and no columns to fit into.
///
/// It runs in a thread of its own, because it recurses deeply on long chains, and under a deadline.
/// Late, failed or untidy by the measure of [Overlaps], and another layout draws the page instead.
/// The kernel itself is deterministic; only a machine too slow for the deadline sees the other.
public final class ElkLayout implements Layout {
  private static final Logger LOG = LoggerFactory.getLogger(ElkLayout.class);
  private static final long STACK_BYTES = 256L << 20;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final Duration deadline;
  private final Layout otherwise;

  public ElkLayout(Duration deadline, Layout otherwise) {
    this.deadline = deadline;
    this.otherwise = otherwise;
  }

  @Override
  public LaidOut place(Diagram diagram) {
    return attempt(diagram)
        .filter(picture -> Overlaps.in(picture).isEmpty())
        .orElseGet(() -> otherwise.place(diagram));
  }

  /// What the kernel makes of it, tidy or not; empty when it was late or failed.
  Optional<LaidOut> attempt(Diagram diagram) {
    AtomicBoolean late = new AtomicBoolean();
    AtomicReference<LaidOut> result = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> run(diagram, late, result), "diagram-layout", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    late.set(true);
    return Optional.ofNullable(result.get());
  }

  private static void run(Diagram diagram, AtomicBoolean late, AtomicReference<LaidOut> result) {
    try {
      LaidOut best = null;
      for (ElkModel.Effort effort : ElkModel.Effort.values()) {
        ElkModel model = new ElkModel(diagram, effort);
        new RecursiveGraphLayoutEngine().layout(model.root, new Monitor(late));
        if (late.get()) {
          return;
        }
        LaidOut picture = ElkPicture.of(model);
        if (best == null || strain(picture) < strain(best)) {
          best = picture;
        }
      }
      result.set(best);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.info("the layered layout failed, lanes are drawn instead", e);
    }
  }

  private static double strain(LaidOut picture) {
    return Legibility.of(picture).strain();
  }

  /// Tells the kernel to stop.
  private static final class Monitor extends BasicProgressMonitor {
    private final AtomicBoolean cancelled;

    Monitor(AtomicBoolean cancelled) {
      this.cancelled = cancelled;
    }

    /// The kernel asks the monitor of the step it is at.
    @Override
    protected BasicProgressMonitor doSubTask(float work, int mostLevels) {
      return new Monitor(cancelled);
    }

    @Override
    public boolean isCanceled() {
      return cancelled.get();
    }
  }
}
