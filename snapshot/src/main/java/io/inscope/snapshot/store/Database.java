package io.inscope.snapshot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/// One connection, used by one thread at a time. Failures come out as [ProjectException].
final class Database implements AutoCloseable {
  private static final int BUSY_MILLIS = 1000;

  /// What is sorted and what is inserted out of order should not leave memory on the way.
  private static final int CACHE_KIB = 8 << 10;

  /// Reads one row.
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Takes one row.
  interface Taker {
    void take(ResultSet row) throws SQLException;
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Database open(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setPageSize(8192);
    config.setCacheSize(-CACHE_KIB);
    config.setGetGeneratedKeys(false); // or every insert is followed by a query for its key
    try {
      Database database =
          new Database(file, DriverManager.getConnection(url(file), config.toProperties()));
      database.execute("PRAGMA secure_delete = ON");
      return database;
    } catch (SQLException e) {
      throw explained(file, e);
    }
  }

  /// The driver takes what follows a question mark for options, so such a path goes as a URI.
  private static String url(Path file) {
    String path = file.toAbsolutePath().toString();
    return "jdbc:sqlite:" + (path.indexOf('?') < 0 ? path : file.toAbsolutePath().toUri());
  }

  void execute(String sql) {
    run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /// Undoes the open transaction, if SQLite has not done so itself.
  void rollback() {
    run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("ROLLBACK");
          } catch (SQLException e) {
            boolean alreadyDone =
                String.valueOf(e.getMessage()).contains("no transaction is active");
            if (!alreadyDone) {
              throw e;
            }
            return false;
          }
        });
  }

  /// Rows changed.
  int update(String sql, @Nullable Object... arguments) {
    return run(() -> bound(sql, arguments).executeUpdate());
  }

  /// The id of the row inserted.
  long insert(String sql, @Nullable Object... arguments) {
    return run(
        () -> {
          bound(sql, arguments).executeUpdate();
          try (ResultSet row = bound("SELECT last_insert_rowid()").executeQuery()) {
            return row.getLong(1);
          }
        });
  }

  <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... arguments) {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(reader.read(row)), arguments);
    return rows;
  }

  /// Calls for each row, in order, while nobody else may use the database.
  void each(String sql, Taker taker, @Nullable Object... arguments) {
    run(
        () -> {
          try (ResultSet rows = bound(sql, arguments).executeQuery()) {
            while (rows.next()) {
              taker.take(rows);
            }
          }
          return true;
        });
  }

  long number(String sql, @Nullable Object... arguments) {
    return list(sql, row -> row.getLong(1), arguments).getFirst();
  }

  /// Statements are kept: an import runs a few of them a million times.
  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case null -> statement.setNull(i + 1, java.sql.Types.NULL);
        case Object value -> statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  private <T> T run(Work<T> work) {
    lock.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw explained(file, e);
    } finally {
      lock.unlock();
    }
  }

  private static ProjectException explained(Path file, SQLException e) {
    int code = e instanceof SQLiteException sqlite ? sqlite.getResultCode().code & 0xff : 0;
    return switch (code) {
      case 5, 6 ->
          new ProjectException(
              "PROJECT-LOCKED",
              "The project \"%s\" is in use by another program.".formatted(file),
              "Close it there, or wait until its import has finished, and try again.",
              e);
      case 8 -> Failures.readOnly(file, e);
      case 13 ->
          new ProjectException(
              "PROJECT-DISK-FULL",
              "The disk is full: the project \"%s\" could not be written.".formatted(file),
              "Free some space and try again. The project is as it was before.",
              e);
      case 11, 26 -> Failures.damaged(file, "the database file is damaged", e);
      default ->
          new ProjectException(
              "PROJECT-IO",
              "The project \"%s\" could not be read or written: %s."
                  .formatted(file, e.getMessage()),
              "Check that the disk or network share is there, and try again.",
              e);
    };
  }

  @Override
  public void close() {
    run(
        () -> {
          for (PreparedStatement statement : statements.values()) {
            statement.close();
          }
          statements.clear();
          connection.close();
          return true;
        });
  }
}
