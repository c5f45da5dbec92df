"""Where moto differs from AWS in what the deployment needs: one gap a file, each with an `apply()`."""
