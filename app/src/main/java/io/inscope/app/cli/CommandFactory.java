package io.inscope.app.cli;

import io.inscope.app.Services;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes commands. Each is built by hand from what it needs; picocli's own factory makes the rest
/// (options, converters).
final class CommandFactory implements IFactory {
  private final Services services;

  CommandFactory(Clock clock) {
    this.services = new Services(clock);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    try {
      return type.getDeclaredConstructor(Services.class).newInstance(services);
    } catch (NoSuchMethodException e) {
      return CommandLine.defaultFactory().create(type);
    }
  }
}
