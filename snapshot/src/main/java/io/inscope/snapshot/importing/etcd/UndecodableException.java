package io.inscope.snapshot.importing.etcd;

/// An object that cannot be decoded. The message says why and quotes nothing of it.
final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1L;

  UndecodableException(String message) {
    super(message);
  }
}
