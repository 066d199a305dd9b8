package io.inscope.app.ui.capture;

import static io.inscope.app.ui.common.Texts.text;

import io.inscope.app.Capturing;
import io.inscope.app.Capturing.Captured;
import io.inscope.app.Workspace;
import io.inscope.app.ui.common.Commands;
import io.inscope.app.ui.common.Dialogs;
import io.inscope.app.ui.common.Navigator;
import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Screen;
import io.inscope.app.ui.common.Session;
import io.inscope.app.ui.common.Stopping;
import io.inscope.app.ui.common.Tasks;
import io.inscope.app.ui.common.Trouble;
import io.inscope.reports.request.Needed;
import io.inscope.reports.request.Request;
import io.inscope.reports.request.RequestFiles;
import io.inscope.snapshot.capture.AccessPreview;
import io.inscope.snapshot.capture.CaptureException;
import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.capture.LiveCluster;
import io.inscope.snapshot.model.Progress;
import io.inscope.snapshot.record.Ending;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Leads through the steps of a capture. There is one, so a second capture cannot begin before the
/// first has ended.
public final class CaptureViewModel {
  /// A cluster that was connected to, and what it would let us read.
  private record Seen(LiveCluster cluster, AccessPreview preview) {}

  private final Workspace workspace;
  private final Session session;
  private final Navigator navigator;
  private final Commands commands;
  private final Tasks tasks;
  private final Dialogs dialogs;
  private final ZoneId zone;
  private final ContextViewModel contexts;
  private final PlanViewModel plan = new PlanViewModel();
  private final AccessViewModel access = new AccessViewModel();
  private final ReadingViewModel reading = new ReadingViewModel();
  private final CoverageViewModel coverage = new CoverageViewModel();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CONTEXT);
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
  private final Interruptible connecting = new Interruptible();
  private Optional<ContextViewModel.Chosen> chosen = Optional.empty();
  private Optional<LiveCluster> cluster = Optional.empty();
  private Optional<Tally> running = Optional.empty();
  private boolean looked;
  private Optional<Runnable> afterwards = Optional.empty();

  /// @param zone in which the day of a snapshot's name is told
  public CaptureViewModel(
      Workspace workspace,
      Session session,
      Navigator navigator,
      Commands commands,
      Tasks tasks,
      Dialogs dialogs,
      ZoneId zone) {
    this.workspace = workspace;
    this.session = session;
    this.navigator = navigator;
    this.commands = commands;
    this.tasks = tasks;
    this.dialogs = dialogs;
    this.zone = zone;
    this.contexts = new ContextViewModel(tasks, dialogs, trouble::set);
    navigator.screenProperty().subscribe(this::findContexts);
    tasks.runningProperty().addListener((_, _, _) -> findContexts());
    tasks
        .runningProperty()
        .addListener(
            (_, _, works) -> {
              if (!works) {
                server.set(cluster.isPresent() ? host() : "");
              }
            });
  }

  /// The files are read when somebody first comes here, as soon as nothing else runs.
  private void findContexts() {
    boolean here = navigator.screenProperty().get() == Screen.CAPTURE;
    if (here && !tasks.runningProperty().get() && !looked) {
      looked = true;
      contexts.findUsual();
    }
  }

  /// From the first step to the second.
  public void choose() {
    say("");
    try {
      contexts.choose().ifPresent(this::show);
    } catch (CaptureException e) {
      trouble.set(Trouble.of(e));
    }
  }

  private void show(ContextViewModel.Chosen now) {
    chosen = Optional.of(now);
    plan.show(now.plan(), suggestedProject(now.plan().context()), today());
    step.set(Step.PLAN);
  }

  private Path suggestedProject(String context) {
    return session
        .project()
        .map(OpenProject::file)
        .orElseGet(
            () -> Path.of(System.getProperty("user.home")).resolve(PlanViewModel.nameFor(context)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(workspace.clock().instant(), zone);
  }

  public void chooseProject() {
    Path now = plan.file().orElseGet(() -> suggestedProject(""));
    dialogs.projectToSave(now).ifPresent(file -> plan.projectProperty().set(file.toString()));
  }

  /// From the second step to the third: runs the login program if the user agreed to it, connects,
  /// and asks what may be read.
  public void connect() {
    say("");
    if (chosen.isEmpty() || !plan.missingBinding().get().isEmpty()) {
      return;
    }
    ContextViewModel.Chosen what = chosen.get();
    PlanViewModel.Order order = plan.order();
    tasks.start(
        text("task.connecting", what.plan().server().getHost()),
        progress -> connecting.run(() -> look(what, order, progress)),
        this::show,
        trouble::set,
        Optional.of(connecting::stop));
    if (tasks.runningProperty().get()) {
      server.set(host());
    }
  }

  private String host() {
    return chosen.map(what -> what.plan().server().getHost()).orElse("");
  }

  private Seen look(ContextViewModel.Chosen what, PlanViewModel.Order order, Progress progress)
      throws CaptureException {
    Capturing capturing = workspace.capturing();
    capturing.rehearse(order.project(), Optional.empty());
    LiveCluster live = connected(capturing, what, order);
    try {
      requireThere(capturing.absent(live, order.only()), what);
      return new Seen(live, live.preview(order.only(), Needed.fromServer(), passedTo(progress)));
    } catch (CaptureException | RuntimeException e) {
      live.close();
      throw e;
    }
  }

  private static LiveCluster connected(
      Capturing capturing, ContextViewModel.Chosen what, PlanViewModel.Order order)
      throws CaptureException {
    return capturing.connect(what.context(), what.plan(), order.consent(), order.perSecond());
  }

  private static void requireThere(List<String> absent, ContextViewModel.Chosen what)
      throws CaptureException {
    if (!absent.isEmpty()) {
      throw new CaptureException(
          "CAPTURE-NO-NAMESPACE",
          text("capture.absent", what.plan().server(), String.join(", ", absent)),
          text("capture.absent.hint"));
    }
  }

  private static CaptureWatcher passedTo(Progress progress) {
    return new CaptureWatcher() {
      @Override
      public void step(String doing) {
        progress.at(doing, 0);
      }

      @Override
      public boolean isCancelled() {
        return Thread.currentThread().isInterrupted();
      }
    };
  }

  private void show(Seen seen) {
    disconnect();
    cluster = Optional.of(seen.cluster());
    server.set(host());
    access.show(seen.cluster().connection(), seen.cluster().identity(), seen.preview());
    step.set(Step.ACCESS);
  }

  /// Saves the letter that asks the client for what would be missing, with the rights to give.
  public void saveRequest() {
    say("");
    Request request = access.request();
    dialogs
        .folderForRequest()
        .ifPresent(
            folder ->
                tasks.start(
                    text("task.request"),
                    _ -> RequestFiles.write(request, folder),
                    files -> say(text("notice.request", files.size(), folder)),
                    trouble::set,
                    Optional.empty()));
  }

  /// From the third step to the fourth.
  public void capture() {
    say("");
    if (cluster.isEmpty() || tasks.runningProperty().get()) {
      return;
    }
    LiveCluster live = cluster.get();
    cluster = Optional.empty();
    read(plan.order(), Optional.empty(), _ -> live, Step.PLAN);
  }

  /// Goes on with the part that is shown: connects again and reads the rest.
  public void resume() {
    say("");
    Optional<Captured> part = coverage.captured();
    if (part.isEmpty() || chosen.isEmpty() || tasks.runningProperty().get()) {
      return;
    }
    ContextViewModel.Chosen what = chosen.get();
    PlanViewModel.Order order = plan.order();
    read(
        order,
        Optional.of(Integer.toString(part.get().summary().snapshot().id())),
        capturing -> connected(capturing, what, order),
        Step.COVERAGE);
  }

  @FunctionalInterface
  private interface Connecting {
    LiveCluster with(Capturing capturing) throws CaptureException;
  }

  /// @param back where to go when nothing came of it
  private void read(PlanViewModel.Order order, Optional<String> part, Connecting way, Step back) {
    Tally tally = new Tally(System::nanoTime);
    running = Optional.of(tally);
    reading.begin(tally);
    step.set(Step.READING);
    tasks.start(
        text("task.capture", order.snapshot()),
        _ -> read(order, part, way, tally),
        captured -> finished(captured, back),
        failure -> {
          trouble.set(failure);
          ended(back);
        },
        Optional.of(this::askToStop));
    if (tasks.runningProperty().get()) {
      server.set(host());
    }
  }

  /// @return empty when the user did not want to keep what was read
  private Optional<Captured> read(
      PlanViewModel.Order order, Optional<String> part, Connecting way, Tally tally)
      throws Exception {
    Capturing capturing = workspace.capturing();
    try (LiveCluster live = connecting.run(() -> way.with(capturing))) {
      return Optional.of(
          capturing.capture(
              order.project(),
              live,
              order.snapshot(),
              order.only(),
              part,
              // What a server that is gone left us costs nothing to keep, and can be gone on with.
              ending -> ending.state() == Ending.State.BROKEN_OFF || tally.keeps(),
              tally));
    } catch (CancellationException _) {
      return Optional.empty();
    }
  }

  private void finished(Optional<Captured> captured, Step back) {
    captured.ifPresentOrElse(
        done -> {
          coverage.show(done);
          ended(Step.COVERAGE);
        },
        () -> {
          say(text("capture.discarded"));
          ended(back);
        });
  }

  private void ended(Step next) {
    reading.end();
    running = Optional.empty();
    step.set(next);
    afterwards.ifPresent(Runnable::run);
    afterwards = Optional.empty();
  }

  /// Asks what is to become of the capture that runs. It goes on meanwhile, and may have ended when
  /// the answer is there.
  public void askToStop() {
    Optional<Tally> asked = running;
    if (asked.isPresent() && !asked.get().isCancelled()) {
      stop(asked.get(), dialogs.howToStop());
    }
  }

  private void stop(Tally tally, Stopping answer) {
    if (answer != Stopping.GO_ON) {
      tally.stop(answer == Stopping.KEEP);
      connecting.stop();
    }
  }

  /// Asks before the window is closed.
  ///
  /// @param close closes it, later, when a capture has to end first
  /// @return whether it may be closed now
  public boolean mayClose(Runnable close) {
    askToStop();
    Optional<Tally> still = running;
    if (still.isPresent() && still.get().isCancelled()) {
      afterwards = Optional.of(close);
    }
    return still.isEmpty();
  }

  /// The window is gone: what runs is stopped and leaves no trace.
  public void close() {
    running.filter(tally -> !tally.isCancelled()).ifPresent(tally -> stop(tally, Stopping.DISCARD));
    disconnect();
  }

  private void disconnect() {
    cluster.ifPresent(LiveCluster::close);
    cluster = Optional.empty();
    server.set("");
  }

  /// One step back, as far as there is one.
  public void back() {
    say("");
    switch (step.get()) {
      case PLAN -> step.set(Step.CONTEXT);
      case ACCESS -> {
        disconnect();
        step.set(Step.PLAN);
      }
      case CONTEXT, READING, COVERAGE -> {}
    }
  }

  /// Begins anew once a capture is done.
  public void again() {
    if (step.get() == Step.COVERAGE) {
      say("");
      step.set(Step.CONTEXT);
    }
  }

  /// Takes the user to the wizard: to the capture that runs, to where they left, or to the start.
  public void enter() {
    again();
    navigator.go(Screen.CAPTURE);
  }

  /// Opens the project with the new snapshot.
  public void openProject() {
    say("");
    commands.open(plan.order().project());
  }

  private void say(String what) {
    trouble.set(null);
    notice.set(what);
  }

  public ContextViewModel contexts() {
    return contexts;
  }

  public PlanViewModel plan() {
    return plan;
  }

  public AccessViewModel access() {
    return access;
  }

  public ReadingViewModel reading() {
    return reading;
  }

  public CoverageViewModel coverage() {
    return coverage;
  }

  public Tasks tasks() {
    return tasks;
  }

  public ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// The server to which there is a connection, or will be at once; empty when there is none.
  public ReadOnlyStringProperty serverProperty() {
    return server.getReadOnlyProperty();
  }

  /// Why it did not go on; `null` when it did.
  public ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /// What was done last, when it is not to be seen; else empty.
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return tasks.runningProperty();
  }
}
