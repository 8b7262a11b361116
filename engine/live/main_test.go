package live_test

import (
	"testing"

	"go.uber.org/goleak"

	"queuesim/engine/internal/repeat"
)

// TestMain fails the package if a goroutine outlives its tests.
func TestMain(m *testing.M) {
	repeat.Seed()
	goleak.VerifyTestMain(m)
}
