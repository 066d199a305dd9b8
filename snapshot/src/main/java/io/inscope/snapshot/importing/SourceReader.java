package io.inscope.snapshot.importing;

import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the entries of one source: finds out what each is, has it read, and reports each exactly
/// once.
final class SourceReader implements Source.Visitor {
  private final String source;
  private final Formats known;
  private final CoverageWords sink;
  private final Progress progress;
  private final ImportLimits limits;
  private final List<Importer> importers;

  private final Map<String, SourceSummary.Format> formats = new TreeMap<>();

  /// How the entries of each layout were read, in case that the source is not in it after all.
  private final Map<String, List<Recognised>> unsaid = new TreeMap<>();

  private final ManifestTree intent = new ManifestTree();
  private final LayoutReadings layouts;
  private final Map<Entry.Disposition, Integer> dispositions =
      new EnumMap<>(Entry.Disposition.class);
  private int objects;
  private int problems;
  private int notes;
  private int affected;
  private int nesting;
  private int members;

  /// Whether an archive broke off or a folder could not be entered: then anything may be missing.
  private boolean damaged;

  private Expansion expansion;

  SourceReader(String source, Formats known, Sink sink, Progress progress) {
    this(source, known, sink, progress, ImportLimits.DEFAULT);
  }

  SourceReader(String source, Formats known, Sink sink, Progress progress, ImportLimits limits) {
    this.limits = limits;
    this.importers = Importers.with(limits);
    this.expansion = new Expansion(() -> 0, limits.ratio());
    this.source = source;
    this.known = known;
    this.layouts = new LayoutReadings(known.layouts());
    this.sink = new CoverageWords(sink);
    this.progress = progress;
  }

  /// Ends the source.
  SourceSummary summary() {
    AfterEntries after = new AfterEntries(damaged, sink);
    for (SourceSummary.Format format : layouts.end(after)) {
      formats.put(format.id(), format);
      unsaid.remove(format.id());
    }
    unsaid.values().stream()
        .flatMap(List::stream)
        .forEach(read -> count(read.importer(), read.reason()));
    if (objects > 0) {
      intent
          .end(source)
          .ifPresent(
              problem -> {
                sink.problem(problem);
                problems++;
                notes++;
              });
    }
    problems += after.problems();
    notes += after.notes();
    affected += after.affected();
    sink.say();
    return new SourceSummary(
        source,
        List.copyOf(formats.values()),
        Map.copyOf(dispositions),
        objects,
        problems,
        notes,
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
    EntryTally tally = new EntryTally(name, sink, intent);
    tally.problem(error(name, "it could not be read: " + why));
    damaged = true;
    end(tally, 0, "", "");
  }

  @Override
  public void file(String name, Source.Opener opener) {
    progress.step("Reading " + name, 0);
    Reading reading = new Reading(name);
    reading.file = opener.path();
    try (Custody custody = new Custody(opener.open(), name, progress)) {
      expansion = new Expansion(custody::size, limits.ratio());
      read(custody, reading);
    } catch (IOException e) {
      reading.breaksOff(e);
    }
    end(reading);
  }

  /// An entry of a container.
  void member(String name, InputStream bytes) {
    member(new Reading(name), bytes);
  }

  /// An entry of a container that is not to be read, only counted and hashed.
  void refused(String name, InputStream bytes, String why) {
    Reading reading = new Reading(name);
    reading.tally.problem(error(name, "it is not read: " + why));
    damaged = true;
    member(reading, bytes);
  }

  private void member(Reading reading, InputStream bytes) {
    progress.step("Reading " + reading.name, 0);
    reading.watched = expansion.watch(bytes);
    try (Custody custody = new Custody(reading.watched, reading.name, progress)) {
      read(custody, reading);
    } catch (IOException e) {
      reading.breaksOff(e);
    }
    end(reading);
  }

  /// One more entry of a container.
  ///
  /// @throws TooMuchException when that is one too many
  void countMember() throws TooMuchException {
    if (++members > limits.entries()) {
      throw new TooMuchException(
          "there are more than "
              + limits.entries()
              + " entries, and no more are read; raise that with --limit entries");
    }
  }

  /// What is known of an entry while it is read.
  private final class Reading {
    final String name;
    final EntryTally tally;
    @Nullable Custody custody;
    Expansion.@Nullable Watched watched;
    Optional<Path> file = Optional.empty();
    String format = "";
    Entry.Disposition disposition = Entry.Disposition.SKIPPED;
    String note = "";

    Reading(String name) {
      this.name = name;
      this.tally = new EntryTally(name, sink, intent);
    }

    void breaksOff(IOException e) {
      damaged = true;
      tally.problem(error(name, "it could not be read to its end: " + Names.reason(e)));
    }
  }

  private void read(Custody custody, Reading reading) throws IOException {
    reading.custody = custody;
    if (reading.tally.problems() == 0) {
      Peek content = new Peek(custody, Opening.SIZE);
      read(new Opening(reading.name, content.head()), content, reading);
      content.failed();
    }
    custody.drain();
  }

  private void read(Opening opening, InputStream content, Reading reading) throws IOException {
    if (opening.isBlank()) {
      layouts.find(opening.name()).ifPresent(LayoutReadings.Found::blank);
      reading.disposition = Entry.Disposition.EMPTY;
      reading.note = "a file without content";
      return;
    }
    Optional<Container> container = Container.of(opening);
    if (container.isPresent()) {
      contained(container.get(), content, reading);
      return;
    }
    Optional<LayoutReadings.Found> found = layouts.find(opening.name());
    if (found.isPresent()) {
      reading.format = found.get().format();
      switch (found.get().place()) {
        case Place.Evidence _ -> {
          reading.tally.evidence();
          found.get().evidence(content, reading.tally);
          return;
        }
        case Place.Other other -> {
          reading.note = other.what();
          return;
        }
        case Place.Objects objects -> {
          if (placed(found.get(), objects, opening, content, reading)) {
            return;
          }
          found.get().objects(0, false);
          reading.format = "";
        }
      }
    }
    Optional<Skip> skip =
        known.forced().isPresent()
            ? Optional.empty()
            : intent.patch(opening).or(() -> Skip.of(opening));
    Optional<Recognised> recognised = skip.isPresent() ? Optional.empty() : recognise(opening);
    if (recognised.isPresent()) {
      Importer importer = recognised.get().importer();
      reading.format = importer.id();
      count(importer, recognised.get().reason());
      Sink learning = layouts.learning(reading.tally);
      intent.format(importer.id());
      importer.readFile(opening.name(), content, reading.file, learning);
    } else {
      reading.format = skip.map(Skip::format).orElse("");
      intent.format(reading.format);
      reading.note =
          skip.map(Skip::reason).orElse("text that is neither YAML nor JSON of Kubernetes");
    }
  }

  /// Reads an entry whose path tells what its objects are.
  ///
  /// @return whether it holds objects
  private boolean placed(
      LayoutReadings.Found found,
      Place.Objects place,
      Opening opening,
      InputStream content,
      Reading reading)
      throws IOException {
    if (place.list() && opening.text().strip().equals("null")) {
      found.objects(0, true);
      reading.disposition = Entry.Disposition.EMPTY;
      reading.note = "an empty list";
      return true;
    }
    boolean distinctive = found.layout().isDistinctive();
    Optional<Recognised> recognised =
        distinctive || (intent.patch(opening).isEmpty() && Skip.of(opening).isEmpty())
            ? recognise(opening)
            : Optional.empty();
    if (recognised.isEmpty()) {
      return false;
    }
    Importer importer = recognised.get().importer();
    if (!distinctive) {
      reading.format = importer.id();
    }
    unsaid.computeIfAbsent(found.layout().id(), _ -> new ArrayList<>()).add(recognised.get());
    found.opening(opening);
    read(importer, found, place, content, reading);
    return true;
  }

  private void read(
      Importer importer,
      LayoutReadings.Found found,
      Place.Objects place,
      InputStream content,
      Reading reading)
      throws IOException {
    PathCheck check =
        new PathCheck(
            reading.name, place.namespace(), found.layout().isDistinctive(), reading.tally);
    Optional<GroupKind> kind = place.kind(layouts.kindNames());
    if (found.layout().isDistinctive()) {
      reading.tally.within(place);
    }
    boolean toItsEnd = false;
    try {
      importer.read(reading.name, content, kind, layouts.learning(check, place));
      toItsEnd = true;
    } finally {
      check.end();
      found.objects(reading.tally.objects(), toItsEnd && reading.tally.isWhole());
    }
  }

  private void contained(Container container, InputStream content, Reading reading) {
    reading.format = container.id();
    if (nesting == limits.depth()) {
      damaged = true;
      reading.tally.problem(
          error(
              reading.name,
              "it is not opened: archives are nested more than "
                  + limits.depth()
                  + " deep; raise that with --limit depth, or unpack it yourself and import the"
                  + " folder"));
      return;
    }
    if (reading.watched != null) {
      reading.watched.asContainer();
    }
    nesting++;
    reading.format =
        new ContainerReader(reading.name, this, expansion, reading.tally)
            .read(container, new Unclosed(content));
    nesting--;
    damaged |= !reading.tally.isWhole();
  }

  private record Recognised(Importer importer, Recognition.Certainty certainty, String reason) {}

  private Optional<Recognised> recognise(Opening opening) {
    if (known.forced().isPresent()) {
      return known
          .forced()
          .map(importer -> new Recognised(importer, Recognition.Certainty.SURE, "you said so"));
    }
    return importers.stream()
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

  private void end(Reading reading) {
    Custody custody = reading.custody;
    long size = custody == null ? 0 : custody.size();
    String sha256 = custody == null ? "" : custody.sha256();
    if (reading.note.isEmpty() || reading.tally.problems() > 0) {
      end(reading.tally, size, sha256, reading.format);
    } else {
      report(
          new Entry(
              reading.name, size, sha256, reading.format, reading.disposition, 0, reading.note));
    }
  }

  private void end(EntryTally tally, long size, String sha256, String format) {
    tally.end(size, sha256, format);
    objects += tally.objects();
    problems += tally.problems();
    notes += tally.notes();
    affected += tally.affected();
    dispositions.merge(tally.disposition(), 1, Integer::sum);
  }

  private void report(Entry entry) {
    sink.entry(entry);
    dispositions.merge(entry.disposition(), 1, Integer::sum);
  }

  static Problem error(String name, String message) {
    return new Problem(name, 0, 0, Problem.Severity.ERROR, message, 0, "");
  }
}
