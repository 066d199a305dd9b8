package io.inscope.reports.diagram.layout;

import io.inscope.reports.diagram.Diagram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The layered layout of the Eclipse Layout Kernel: what is called stands right of what calls it,
/// few lines cross, and boxes without lines share rows.
///
/// It runs in a thread of its own, because it recurses deeply on long chains, and under a deadline.
/// Late, failed or untidy by the measure of [Overlaps], and another layout draws the page instead,
/// with a note that says so. The kernel itself is deterministic; only a machine too slow for the
/// deadline sees the other.
public final class ElkLayout implements Layout {
  private static final Logger LOG = LoggerFactory.getLogger(ElkLayout.class);
  static final String THREAD = "diagram-layout";
  static final String NOTE =
      "The layered layout of this sheet was not done in time or not tidy; its boxes stand in"
          + " lanes, as on the overview.";
  private static final int EFFORTS = 3;
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
        .orElseGet(() -> otherwise.place(noted(diagram)));
  }

  private static Diagram noted(Diagram diagram) {
    List<String> notes = new ArrayList<>(diagram.notes());
    notes.add(NOTE);
    return new Diagram(
        diagram.title(),
        diagram.zones(),
        diagram.groups(),
        diagram.nodes(),
        diagram.edges(),
        notes);
  }

  /// What the kernel makes of it, tidy or not; empty when it was late or failed. The thread ends
  /// soon after the deadline, and when the caller is interrupted.
  Optional<LaidOut> attempt(Diagram diagram) {
    AtomicBoolean late = new AtomicBoolean();
    AtomicReference<LaidOut> result = new AtomicReference<>();
    Thread thread = new Thread(null, () -> run(diagram, late, result), THREAD, STACK_BYTES);
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
      LaidOut picture = Canonical.place(diagram, sorted -> clearest(sorted, late));
      if (!late.get()) {
        result.set(picture);
      }
    } catch (CancellationException e) {
      LOG.debug("the layered layout was given up");
    } catch (RuntimeException | StackOverflowError e) {
      LOG.info("the layered layout failed, lanes are drawn instead", e);
    }
  }

  /// The first without a crossing, else the clearest of several efforts: each begins with another
  /// order of boxes and lines, first by name, then as they stand in lanes, then as they stood in
  /// the clearest so far. A search for few crossings does not get far from where it begins.
  private static LaidOut clearest(Diagram sorted, AtomicBoolean late) {
    LaidOut best = layers(sorted, late);
    if (ElkModel.isLarge(sorted)) {
      return best;
    }
    LaidOut start = new LaneLayout().place(sorted);
    for (int effort = 0; effort < EFFORTS && Legibility.of(best).crossings() > 0; effort++) {
      LaidOut picture = layers(Reading.order(start), late);
      best = strain(picture) < strain(best) ? picture : best;
      start = best;
    }
    return best;
  }

  private static LaidOut layers(Diagram diagram, AtomicBoolean late) {
    ElkModel model = new ElkModel(diagram);
    new RecursiveGraphLayoutEngine().layout(model.root, new Monitor(late));
    if (late.get()) {
      throw new CancellationException();
    }
    return ElkPicture.of(model);
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
