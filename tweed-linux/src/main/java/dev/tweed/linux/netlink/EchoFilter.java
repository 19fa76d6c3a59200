package dev.tweed.linux.netlink;

import dev.tweed.linux.Fd;
import dev.tweed.linux.internal.Memory;
import dev.tweed.linux.internal.Sockets;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A socket filter that drops notifications of some types when they are about a change made through
 * one port: classic BPF that the kernel runs before it queues a message.
 *
 * <p>Wire form: struct sock_filter { u16 code; u8 jumpIfTrue, jumpIfFalse; u32 k }, as many as
 * there are, and struct sock_fprog { u16 count; pointer }. Loads take the message for big endian.
 * Source: uapi/linux/filter.h; linux/Documentation/networking/filter.rst.
 */
final class EchoFilter {

  private static final int SO_ATTACH_FILTER = 26;
  private static final int INSTRUCTION = 8;
  private static final int FPROG = 16;
  private static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
  private static final int LOAD_HALF = 0x28; // BPF_LD | BPF_H | BPF_ABS
  private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
  private static final int RETURN = 0x06; // BPF_RET | BPF_K
  private static final int NLMSG_TYPE = 4;
  private static final int NLMSG_PID = 12;
  private static final int WHOLE_MESSAGE = -1;

  private final ByteBuffer program;

  EchoFilter(int port, int... types) {
    int length = types.length + 5;
    program = Memory.allocate(length * INSTRUCTION);
    int pass = length - 2;
    instruction(LOAD_WORD, 0, 0, NLMSG_PID);
    instruction(JUMP_IF_EQUAL, 0, pass - 2, Integer.reverseBytes(port));
    instruction(LOAD_HALF, 0, 0, NLMSG_TYPE);
    for (int type : types) {
      int next = program.position() / INSTRUCTION + 1;
      instruction(JUMP_IF_EQUAL, pass + 1 - next, 0, Short.reverseBytes((short) type) & 0xFFFF);
    }
    instruction(RETURN, 0, 0, WHOLE_MESSAGE);
    instruction(RETURN, 0, 0, 0);
  }

  private void instruction(int code, int jumpIfTrue, int jumpIfFalse, int k) {
    program.putShort((short) code).put((byte) jumpIfTrue).put((byte) jumpIfFalse).putInt(k);
  }

  /**
   * Puts the filter in place of the one the socket has.
   *
   * @throws dev.tweed.linux.KernelException as setsockopt(2)
   */
  void attach(Fd socket) {
    ByteBuffer fprog = Memory.allocate(FPROG);
    fprog.putShort(0, (short) (program.capacity() / INSTRUCTION));
    try {
      fprog.putLong(8, Memory.address(program));
      Sockets.setOption(socket, Sockets.SOL_SOCKET, SO_ATTACH_FILTER, fprog, "SO_ATTACH_FILTER");
    } finally {
      Reference.reachabilityFence(program);
    }
  }
}
