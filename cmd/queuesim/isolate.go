package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/pflag"

	"queuesim/scripting/wall"
)

// isolation says whether a scenario runs in a process of its own, which the operating system bounds.
// It is the last line behind the wall (scripting/wall/README.md): what no rule of ours has foreseen
// ends that process, and this one tells it in plain words.
type isolation struct{ wanted bool }

// isolateFlag is the flag that says so.
const isolateFlag = "isolate"

func (i *isolation) define(flags *pflag.FlagSet) {
	flags.BoolVar(&i.wanted, isolateFlag, false,
		"in a process of its own, which the operating system gives no more than twice --limit memory")
}

// isolatedWord makes queuesim the inner process. It is no command, as nobody types it. After it comes
// how many MiB of memory the process may have, and then what was typed.
const isolatedWord = "__isolated"

// outerStderr is where the inner process finds standard error. What is standard error to it goes to
// the outer one: nobody but Go's runtime writes there, when it gives up.
const outerStderr = 3

// runInner runs, as the inner process, what was typed.
func (p *program) runInner(args []string) (code int) {
	p.stderr, p.isInner = os.NewFile(outerStderr, "stderr"), true
	mib, err := strconv.ParseUint(args[0], 10, 32)
	if err == nil {
		err = confine(mib << 20)
	}
	if err != nil {
		return p.tell(usage(fmt.Sprintf("%s: %v", isolatedWord, err), "--isolate calls it itself"))
	}
	return p.run(args[1:])
}

// asked tells whether what was typed is to run in an inner process, and this isn't it.
func (i *isolation) asked(p *program) bool { return i.wanted && !p.isInner }

// isolate runs what was typed in an inner process, and returns how that has ended. It may have twice
// the memory that the scenario may: Go needs some besides, and the wall is to end a script first.
func (p *program) isolate(limits wall.Limits) error {
	if !canIsolate {
		return usage("--isolate: this system doesn't bound the memory of a process", "Linux does")
	}
	mib := 2 * limits.Memory
	last, err := newLastWords()
	if err != nil {
		return failed(fmt.Errorf("can't isolate: %w", err))
	}
	inner, err := p.startInner(mib, last)
	if err != nil {
		return failed(fmt.Errorf("can't isolate: %w", err))
	}
	pass := func() { _ = inner.Signal(syscall.SIGTERM) }
	over := p.interrupts.guard(pass, pass, pass, pass)
	state, err := inner.Wait()
	over()
	if err != nil {
		return failed(fmt.Errorf("can't wait for the isolated process: %w", err))
	}
	return p.innerOutcome(state, last.text(), mib)
}

// startInner starts this program once more. A terminal sends its signals to both processes.
func (p *program) startInner(mib int, last *lastWords) (*os.Process, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := append([]string{os.Args[0], isolatedWord, strconv.Itoa(mib)}, os.Args[1:]...)
	defer last.in.Close()
	return os.StartProcess(binary, args, &os.ProcAttr{
		Files: []*os.File{p.stdin, p.stdout, last.in, p.stderr}, Sys: diesWithUs(),
	})
}

// innerOutcome says how the inner process has ended. One that ended by itself has said what there is
// to say.
func (p *program) innerOutcome(state *os.ProcessState, last string, mib int) error {
	if state.Exited() && last == "" {
		return outcome{code: state.ExitCode()}
	}
	if p.debug && last != "" {
		fmt.Fprintln(p.stderr, printable(last))
	}
	return failed(errors.New(innerDeath(state.String(), last, mib)))
}

// innerDeath says in plain words what a process has died of, from how the system puts it and from its
// last words.
func innerDeath(state, last string, mib int) string {
	cause := state
	switch {
	case saysNoMemory(last):
		return fmt.Sprintf("the run needs more than %d MiB of memory, and isolated it gets no more", mib)
	case strings.Contains(last, "stack overflow"):
		cause = "a stack overflow"
	case last != "":
		cause, _, _ = strings.Cut(last, "\n")
	case state == "signal: killed":
		cause = "killed from outside, most likely for want of memory"
	}
	return "the isolated process has died: " + cause
}

// saysNoMemory tells whether Go's runtime gave up for want of memory: it had none for objects, or for
// a thread's stack.
func saysNoMemory(last string) bool {
	for _, words := range []string{"out of memory", "cannot allocate memory", "pthread_create failed"} {
		if strings.Contains(last, words) {
			return true
		}
	}
	return false
}

// lastWords are what Go's runtime says when it gives up.
type lastWords struct {
	in   *os.File
	said chan string
}

// longestLastWords is how much of them is kept.
const longestLastWords = 64 << 10

func newLastWords() (*lastWords, error) {
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	l := &lastWords{in: in, said: make(chan string, 1)}
	go func() {
		defer out.Close()
		var kept bytes.Buffer
		_, _ = io.CopyN(&kept, out, longestLastWords)
		_, _ = io.Copy(io.Discard, out)
		l.said <- kept.String()
	}()
	return l, nil
}

// text returns what was said once nobody can say more.
func (l *lastWords) text() string { return <-l.said }
