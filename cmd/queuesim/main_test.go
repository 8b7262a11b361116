package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// hastyRace keeps the race detector from sleeping a second whenever a command ends.
const hastyRace = "atexit_sleep_ms=0"

// TestMain makes this test binary the real command wherever it is called queuesim.
func TestMain(m *testing.M) {
	os.Setenv("GORACE", hastyRace)
	if strings.Contains(filepath.Base(os.Args[0]), ".test") { // and not the command
		for _, locale := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
			os.Unsetenv(locale) // see wantsASCII
		}
	}
	testscript.Main(m, map[string]func(){"queuesim": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			env.Setenv("GORACE", hastyRace)
			return nil
		},
	})
}

// exits runs a command and wants it to end with an exit code: exits 2 queuesim run --itmes.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("want exit code %d, got %d", want, got)
	}
}

// queuesim returns the real command with its arguments, to be started by a test.
func queuesim(t *testing.T, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	cmd = exec.CommandContext(ctx, binary, args...)
	cmd.Args[0] = "queuesim"
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	cmd.Stdout, cmd.Stderr = stdout, stderr
	return cmd, stdout, stderr
}
