package dev.tweed.lab;

import dev.tweed.agent.Attachment;
import dev.tweed.linux.Netns;

/**
 * A container of a running lab: a network namespace, a process in it, and its place on the network.
 *
 * @param pid as seen within the lab
 */
public record Pod(String name, Netns netns, long pid, Attachment attachment) {}
