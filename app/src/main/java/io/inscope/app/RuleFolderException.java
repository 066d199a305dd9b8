package io.inscope.app;

import io.inscope.snapshot.model.Explained;
import java.nio.file.Path;

/// A folder of rules that cannot be read.
public final class RuleFolderException extends RuntimeException implements Explained {
  private static final long serialVersionUID = 1L;

  RuleFolderException(Path folder) {
    super("'%s' cannot be read as a folder of rules".formatted(folder));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String code() {
    return "RULES-UNREADABLE";
  }

  @Override
  public String hint() {
    return "Name a folder with YAML files; the guide shows three rules.";
  }
}
