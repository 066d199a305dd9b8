package io.inscope.app.cli;

import io.inscope.snapshot.capture.CaptureWatcher;
import io.inscope.snapshot.record.ApiResource;
import io.inscope.snapshot.record.ListedKind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// How a capture goes on, in one line: which kind of how many, how many objects came, how fast, and
/// how many more the server says there are of what is being read.
final class CaptureProgress implements CaptureWatcher {
  private static final double SECOND = 1e9;

  private record Part(long objects, long remaining) {}

  private final Consumer<String> line;
  private final LongSupplier nanos;
  private final Set<ApiResource> begun = new HashSet<>();
  private final Map<String, Part> parts = new TreeMap<>();
  private int kinds;
  private long done;
  private long start;

  /// @param line takes what to show instead of the line before
  CaptureProgress(Consumer<String> line, LongSupplier nanos) {
    this.line = line;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  @Override
  public synchronized void begins(Iterable<ApiResource> all) {
    kinds = 0;
    for (ApiResource _ : all) {
      kinds++;
    }
    start = nanos.getAsLong();
  }

  @Override
  public synchronized void page(
      ApiResource resource, String namespace, long objects, long remaining) {
    begun.add(resource);
    parts.put(resource.path(namespace), new Part(objects, remaining));
    line.accept(words(resource, namespace));
  }

  private String words(ApiResource resource, String namespace) {
    long objects = done + parts.values().stream().mapToLong(Part::objects).sum();
    double seconds = (nanos.getAsLong() - start) / SECOND;
    long remaining = parts.values().stream().mapToLong(part -> Math.max(0, part.remaining)).sum();
    return String.format(
        Locale.ROOT,
        "Reading %s%s: kind %d of %d, %,d objects%s%s",
        resource.plural(),
        namespace.isEmpty() ? "" : " in " + namespace,
        begun.size(),
        kinds,
        objects,
        seconds < 1 ? "" : String.format(Locale.ROOT, ", %,d/s", Math.round(objects / seconds)),
        remaining == 0 ? "" : String.format(Locale.ROOT, ", %,d more of this", remaining));
  }

  @Override
  public synchronized void listed(ListedKind row) {
    begun.add(row.resource());
    parts.remove(row.resource().path(row.namespace()));
    done += row.objects();
    line.accept(words(row.resource(), row.namespace()));
  }

  @Override
  public synchronized void step(String what) {
    line.accept(what);
  }

  @Override
  public boolean isCancelled() {
    return Stop.isRequested();
  }
}
