package org.dutywatch.local.demo;

import java.util.function.Consumer;
import org.dutywatch.local.LocalStack;

/** The main job on the sample department. */
public final class Demo {
    private final LocalStack stack;
    private final Consumer<String> out;

    public Demo(LocalStack stack, Consumer<String> out) {
        this.stack = stack;
        this.out = out;
    }

    public void run() {
        out.accept(new WhereToLook(stack).toString());
    }
}
