// Command queuesim says what a queue will do.
//
// This file has the table of commands, and each command has a file of its own: its flags, its help
// and what it does. What they share is small: a program (program.go) finds the command, tells its
// errors and chooses the exit code (outcome.go); a source (source.go) is a scenario as it was
// found, on disk, in the library or on standard input; a desk (desk.go) is where a result goes.
// All that is decided about queues is decided elsewhere.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

// commands are the subcommands, in the order shown to users.
var commands = []command{
	runCommand,
	checkCommand,
	theoryCommand,
	newCommand,
	listCommand,
	learnCommand,
	completionCommand,
	versionCommand,
	helpCommand,
}

func main() {
	signal.Ignore(syscall.SIGPIPE) // a reader that has seen enough is no reason to die
	p := &program{commands: commands, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	if len(os.Args) > 1 && os.Args[1] == completeWord {
		os.Exit(p.complete(os.Args[2:]))
	}
	if len(os.Args) > 2 && os.Args[1] == isolatedWord {
		os.Exit(p.runInner(os.Args[2:]))
	}
	os.Exit(p.run(os.Args[1:]))
}
