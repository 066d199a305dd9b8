package io.inscope.reports.diagram.edited;

/// An edited file that cannot be read at all. The message says what is wrong with it, and where.
public final class EditedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EditedFileException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
