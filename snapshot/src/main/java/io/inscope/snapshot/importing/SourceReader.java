package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.Progress;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the entries of one source: finds out what each is, has it read, and reports each exactly
/// once.
final class SourceReader implements Source.Visitor {
  /// Archives in archives are usual, but not without end.
  private static final int MAX_NESTING = 8;

  private final String source;
  private final Optional<Importer> forced;
  private final Sink sink;
  private final Progress progress;

  private final Map<String, SourceSummary.Format> formats = new TreeMap<>();
  private final Map<Entry.Disposition, Integer> dispositions =
      new EnumMap<>(Entry.Disposition.class);
  private int objects;
  private int problems;
  private int affected;
  private int nesting;

  SourceReader(String source, Optional<Importer> forced, Sink sink, Progress progress) {
    this.source = source;
    this.forced = forced;
    this.sink = sink;
    this.progress = progress;
  }

  SourceSummary summary() {
    return new SourceSummary(
        source,
        List.copyOf(formats.values()),
        Map.copyOf(dispositions),
        objects,
        problems,
        affected);
  }

  @Override
  public void passedOver(String name, String why) {
    progress.step("Reading " + name, 0);
    report(new Entry(name, 0, "", "", Entry.Disposition.SKIPPED, 0, why));
  }

  @Override
  public void unreadable(String name, String why) {
    progress.step("Reading " + name, 0);
    EntryTally tally = new EntryTally(name, sink);
    tally.problem(error(name, "it could not be read: " + why));
    end(tally, 0, "", "");
  }

  @Override
  public void file(String name, Source.Opener opener) {
    progress.step("Reading " + name, 0);
    EntryTally tally = new EntryTally(name, sink);
    Reading reading = new Reading();
    try (Custody custody = new Custody(opener.open(), name, progress)) {
      reading.custody = custody;
      BufferedInputStream content = new BufferedInputStream(custody, 2 * Opening.SIZE);
      content.mark(Opening.SIZE);
      Opening opening = new Opening(name, content.readNBytes(Opening.SIZE));
      content.reset();
      read(opening, content, tally, reading);
      custody.drain();
    } catch (IOException e) {
      tally.problem(error(name, "it could not be read to its end: " + Names.reason(e)));
    }
    Custody custody = reading.custody;
    long size = custody == null ? 0 : custody.size();
    String sha256 = custody == null ? "" : custody.sha256();
    if (reading.note.isEmpty() || tally.problems() > 0) {
      end(tally, size, sha256, reading.format);
    } else {
      report(new Entry(name, size, sha256, reading.format, reading.disposition, 0, reading.note));
    }
  }

  /// What is known of an entry while it is read.
  private static final class Reading {
    @Nullable Custody custody;
    String format = "";
    Entry.Disposition disposition = Entry.Disposition.SKIPPED;
    String note = "";
  }

  private void read(Opening opening, InputStream content, EntryTally tally, Reading reading)
      throws IOException {
    if (opening.isBlank()) {
      reading.disposition = Entry.Disposition.EMPTY;
      reading.note = "a file without content";
      return;
    }
    Optional<Container> container =
        Container.ALL.stream().filter(known -> known.holds(opening)).findFirst();
    if (container.isPresent() && nesting < MAX_NESTING) {
      reading.format = container.get().id();
      reading.disposition = Entry.Disposition.IMPORTED;
      reading.note = "its content is listed on its own";
      nesting++;
      container.get().entries(opening.name(), new Unclosed(content), this);
      nesting--;
      return;
    }
    Optional<Skip> skip = forced.isPresent() ? Optional.empty() : Skip.of(opening);
    Optional<Recognised> recognised = skip.isPresent() ? Optional.empty() : recognise(opening);
    if (recognised.isPresent()) {
      Importer importer = recognised.get().importer();
      reading.format = importer.id();
      count(importer, recognised.get().reason());
      importer.read(opening.name(), content, tally);
    } else {
      reading.format = skip.map(Skip::format).orElse("");
      reading.note =
          skip.map(Skip::reason).orElse("text that is neither YAML nor JSON of Kubernetes");
    }
  }

  private record Recognised(Importer importer, Recognition.Certainty certainty, String reason) {}

  private Optional<Recognised> recognise(Opening opening) {
    if (forced.isPresent()) {
      return forced.map(
          importer -> new Recognised(importer, Recognition.Certainty.SURE, "you said so"));
    }
    return Importers.ALL.stream()
        .map(
            importer -> {
              Recognition recognition = importer.recognize(opening);
              return new Recognised(importer, recognition.certainty(), recognition.reason());
            })
        .filter(found -> found.certainty() != Recognition.Certainty.NO)
        .reduce((a, b) -> b.certainty().compareTo(a.certainty()) > 0 ? b : a);
  }

  private void count(Importer importer, String reason) {
    formats.merge(
        importer.id(),
        new SourceSummary.Format(importer.id(), importer.title(), reason, 1),
        (known, one) ->
            new SourceSummary.Format(
                known.id(), known.title(), known.reason(), known.entries() + one.entries()));
  }

  private void end(EntryTally tally, long size, String sha256, String format) {
    tally.end(size, sha256, format);
    objects += tally.objects();
    problems += tally.problems();
    affected += tally.affected();
    dispositions.merge(tally.disposition(), 1, Integer::sum);
  }

  private void report(Entry entry) {
    sink.entry(entry);
    dispositions.merge(entry.disposition(), 1, Integer::sum);
  }

  private static Problem error(String name, String message) {
    return new Problem(name, 0, 0, Problem.Severity.ERROR, message, 0, "");
  }

  /// The content of a container: reading an entry to its end must not end the container.
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
