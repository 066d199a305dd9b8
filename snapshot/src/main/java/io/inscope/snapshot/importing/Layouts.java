package io.inscope.snapshot.importing;

import io.inscope.snapshot.importing.request.RequestAnswer;
import java.util.List;
import java.util.Optional;

/// All layouts we know. The first that knows a path has it.
public final class Layouts {
  public static final List<Layout> ALL = List.of(new RequestAnswer(), new VeleroBackup());

  private Layouts() {}

  static Optional<Layout> byId(String id) {
    return ALL.stream().filter(layout -> layout.id().equals(id)).findFirst();
  }
}
