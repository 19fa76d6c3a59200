package dev.tweed.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used. */
final class Usage {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Usage() {}

  /** Processor time of all threads, in the kernel's code and in ours. */
  static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
