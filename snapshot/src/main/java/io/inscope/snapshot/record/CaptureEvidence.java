package io.inscope.snapshot.record;

import io.inscope.snapshot.model.ClusterSnapshot;
import java.util.Optional;
import java.util.stream.Stream;

/// What a snapshot holds of how it was taken from a live cluster. The model knows nothing of it: a
/// cluster is what it is, however it was read.
public interface CaptureEvidence {
  /// Of a snapshot that was imported, or that is not in a project.
  CaptureEvidence NONE =
      new CaptureEvidence() {
        @Override
        public Optional<CaptureRecord> capture() {
          return Optional.empty();
        }

        @Override
        public Optional<Continued> continued() {
          return Optional.empty();
        }

        @Override
        public Stream<SentRequest> sentRequests() {
          return Stream.empty();
        }
      };

  static CaptureEvidence of(ClusterSnapshot snapshot) {
    return snapshot instanceof CaptureEvidence evidence ? evidence : NONE;
  }

  /// How it was taken; empty for an import.
  Optional<CaptureRecord> capture();

  /// The partial snapshot from which the capture went on; empty when it was begun anew.
  Optional<Continued> continued();

  /// What was asked, by number, few in memory at a time; what was asked for the snapshot it went on
  /// from comes first.
  Stream<SentRequest> sentRequests();
}
