package io.sparkvae.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;

/** Closes what a task opened, on the executor, however the task ends. */
public record TaskEnd(Closeable opened) implements TaskCompletionListener {

  public static void close(Closeable opened) {
    TaskContext.get().addTaskCompletionListener(new TaskEnd(opened));
  }

  @Override
  public void onTaskCompletion(TaskContext context) {
    try {
      opened.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
