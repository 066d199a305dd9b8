package io.inscope.app.ui;

import io.inscope.app.Workspace;
import io.inscope.app.ui.common.Commands;
import io.inscope.app.ui.common.Navigator;
import io.inscope.app.ui.common.OpenProject;
import io.inscope.app.ui.common.Session;
import io.inscope.app.ui.common.Settings;
import io.inscope.app.ui.common.Tasks;
import io.inscope.reports.diagram.layout.LaneLayout;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the window puts together, without a window: work is done at once, on the caller's thread.
public final class Desk {
  public final Answers answers = new Answers();
  public final Session session = new Session();
  public final Settings settings;
  public final Navigator navigator = new Navigator(session);
  public final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  public final Tasks tasks = new Tasks(Runnable::run, Runnable::run, answers::show);
  public final Commands commands;

  public Desk(Path config) {
    this(config, new SmallWorkspace());
  }

  public Desk(Path config, Workspace workspace) {
    settings = new Settings(config);
    commands =
        new Commands(
            workspace, new LaneLayout(), tasks, answers, session, navigator, settings, notice::set);
  }

  /// A session in which the small bank is open.
  public static Session smallBank() {
    Session session = new Session();
    var analysis = SmallBank.analysis();
    session.show(
        new OpenProject(
            Path.of("bank.inscope"), analysis, new LaneLayout().place(analysis.diagram())));
    return session;
  }
}
